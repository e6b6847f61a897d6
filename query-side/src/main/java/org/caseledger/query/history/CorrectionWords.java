package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Demands;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** What was corrected in the record of a case, and from what to what unless that is sealed. */
final class CorrectionWords {
    private static final Matter NOTHING = new Matter(null, null, null, null, null, null, null, null, null);
    private static final Demands NONE = new Demands(null, null, null, null);

    /** The members of a matter by what the forms call them. */
    private static final List<Member> OF_A_MATTER = List.of(
            new Member("商品或者服务", "goods or service", Matter::goods),
            new Member("品牌", "brand", Matter::brand),
            new Member("型号", "model", Matter::model),
            new Member("数量", "quantity", Matter::quantity),
            new Member("涉及金额（元）", "amount in yuan", m -> yuan(m.amount())),
            new Member("购买地点", "place", Matter::place),
            new Member("购买日期", "day of purchase", Matter::boughtOn),
            new Member("争议发生日期", "day of the dispute", Matter::disputedOn),
            new Member("投诉请求", "demands", m -> asked(demands(m))),
            new Member("退款金额（元）", "refund in yuan", m -> yuan(demands(m).refund())),
            new Member("赔偿金额（元）", "damages in yuan", m -> yuan(demands(m).damages())),
            new Member("其他请求", "other demand", m -> demands(m).other()));

    private CorrectionWords() {}

    private record Member(String zh, String en, Function<Matter, @Nullable Object> of) {}

    static Text of(RecordCorrected e) {
        return changed(e).andIfPresent("，原因：%s", ", reason: %s", e.reason());
    }

    private static Text changed(RecordCorrected e) {
        var what = format("更正%s", "Corrected the %s", e.field());
        return switch (e.field()) {
            case COMPLAINANT, NARRATIVE -> what.and("（内容已密封）", " (sealed)");
            // Lists show it, too: of a natural person, the masked name.
            case RESPONDENT ->
                Objects.equals(e.before(), e.after()) && e.personAfter() == null
                        ? what.and("的登记信息", ": code or address")
                        : changed(what, e, text -> new Text(text, text));
            case MATTER -> what.and(matter(orNothing(e.matterBefore()), orNothing(e.matterAfter())));
            case CHANNEL -> changed(what, e, Channel::valueOf);
            case KIND -> changed(what, e, ComplaintKind::valueOf);
        };
    }

    private static Text changed(Text what, RecordCorrected e, Function<String, Labelled> word) {
        var before = e.before() == null ? null : word.apply(e.before());
        var after = e.after() == null ? null : word.apply(e.after());
        return what.and(format("：“%s”改为“%s”", " from “%s” to “%s”", said(before), said(after)));
    }

    /** Each member that is another one, and how it was and is. */
    private static Text matter(Matter before, Matter after) {
        var changes = new ArrayList<Text>();
        for (var member : OF_A_MATTER) {
            var was = member.of().apply(before);
            var is = member.of().apply(after);
            if (!Objects.equals(was, is)) {
                changes.add(
                        format(member.zh() + "“%s”改为“%s”", member.en() + " from “%s” to “%s”", said(was), said(is)));
            }
        }
        return changes.isEmpty() ? new Text("", "") : format("：%s", ": %s", Text.list(changes));
    }

    private static Object said(@Nullable Object value) {
        return value == null ? new Text("无", "none") : value;
    }

    private static Matter orNothing(@Nullable Matter matter) {
        return matter == null ? NOTHING : matter;
    }

    private static Demands demands(Matter matter) {
        return matter.demands() == null ? NONE : matter.demands();
    }

    private static @Nullable Text asked(Demands demands) {
        return demands.of().isEmpty() ? null : Text.list(demands.inOrder());
    }

    /** 596 and 596.00 are one amount. */
    private static @Nullable String yuan(@Nullable BigDecimal amount) {
        return amount == null
                ? null
                : amount.setScale(Math.max(2, amount.scale())).toPlainString();
    }
}
