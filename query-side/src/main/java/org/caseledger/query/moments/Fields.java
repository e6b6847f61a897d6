package org.caseledger.query.moments;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.DeadlineLine;
import org.caseledger.query.casefile.Draft;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Every field of a case that is shown, what people call it, and how two moments differ in it. */
final class Fields {
    /** What a field is called, and what it is of a case, of a clock or of a draft. */
    record Field<T>(String name, String zh, String en, Function<T, @Nullable Object> value) {}

    static final List<Field<CaseSummary>> OF_CASE = List.of(
            new Field<>("number", "编号", "number", CaseSummary::number),
            new Field<>("kind", "性质", "kind", CaseSummary::kind),
            new Field<>("channel", "渠道", "channel", CaseSummary::channel),
            new Field<>("respondent", "被投诉人", "respondent", CaseSummary::respondent),
            new Field<>("respondentKind", "被投诉人类别", "kind of respondent", CaseSummary::respondentKind),
            new Field<>("respondentDetails", "被投诉人登记信息", "details of respondent", CaseSummary::respondentDetails),
            new Field<>("matter", "争议事项", "matter", CaseSummary::matter),
            new Field<>("missingForAcceptance", "受理尚缺内容", "missing for acceptance", CaseSummary::missingForAcceptance),
            new Field<>("procedure", "适用程序", "procedure", CaseSummary::procedure),
            new Field<>("receivedAt", "收件时间", "time of receipt", CaseSummary::receivedAt),
            new Field<>("state", "状态", "state", CaseSummary::state),
            new Field<>("round", "办理轮次", "round", CaseSummary::round),
            new Field<>("category", "类别", "category", CaseSummary::category),
            new Field<>("object", "客体代码", "object code", CaseSummary::object),
            new Field<>("problem", "问题性质", "problem", CaseSummary::problem),
            new Field<>("severity", "严重程度", "severity", CaseSummary::severity),
            new Field<>("difficulty", "难易程度", "difficulty", CaseSummary::difficulty),
            new Field<>("opinionLevel", "舆情等级", "opinion level", CaseSummary::opinionLevel),
            new Field<>("line", "业务条线", "line of business", CaseSummary::line),
            new Field<>("flags", "标识", "flags", CaseSummary::flags),
            new Field<>("signedOffUnit", "签阅单位", "unit signed off", CaseSummary::signedOffUnit),
            new Field<>("unit", "承办单位", "handling unit", CaseSummary::unit),
            new Field<>("handler", "承办人", "handler", CaseSummary::handler),
            new Field<>("duty", "当日值班", "duty officer", CaseSummary::duty),
            new Field<>("light", "预警灯", "status light", CaseSummary::light),
            new Field<>("dossier", "卷宗", "dossier", CaseSummary::dossier),
            new Field<>("origin", "来源", "origin", CaseSummary::origin),
            new Field<>("sealedParts", "密封内容", "sealed data", CaseSummary::sealedParts),
            new Field<>("secret", "涉密", "secrecy", CaseSummary::secret));

    static final List<Field<DeadlineLine>> OF_CLOCK = List.of(
            new Field<>("status", "计时状态", "status", DeadlineLine::status),
            new Field<>("light", "预警灯", "status light", DeadlineLine::light),
            new Field<>("unit", "协办单位", "assisting unit", DeadlineLine::unit),
            new Field<>("round", "办理轮次", "round", DeadlineLine::round),
            new Field<>("startsAt", "起算时间", "start", DeadlineLine::startsAt),
            new Field<>("amberAt", "临期时间", "amber from", DeadlineLine::amberAt),
            new Field<>("dueAt", "届满时间", "due", DeadlineLine::dueAt),
            new Field<>("rule", "规则", "rule", DeadlineLine::rule),
            new Field<>("clause", "条款", "clause", DeadlineLine::clause),
            new Field<>("procedureVersion", "程序版本", "procedure version", DeadlineLine::procedureVersion),
            new Field<>("provisional", "暂算", "provisional", DeadlineLine::provisional),
            new Field<>("others", "其他时限", "other limits", DeadlineLine::others),
            new Field<>("missed", "曾超期", "missed", DeadlineLine::missed),
            new Field<>("extended", "已延期", "extended", DeadlineLine::extended),
            new Field<>("late", "逾期完成", "met late", DeadlineLine::late),
            new Field<>("asStated", "补录按时", "in time as stated", DeadlineLine::asStated),
            new Field<>("endedAt", "结束时间", "ended at", DeadlineLine::endedAt),
            new Field<>("suspendedAt", "中止时间", "suspended at", DeadlineLine::suspendedAt));

    static final List<Field<Draft>> OF_DRAFT = List.of(
            new Field<>("digest", "摘要", "digest", Draft::digest),
            new Field<>("by", "起草人", "drafter", Draft::by),
            new Field<>("draftedAt", "起草时间", "drafted at", Draft::draftedAt),
            new Field<>("standing", "状态", "status", Draft::standing),
            new Field<>("decisions", "签批", "decisions", Draft::decisions));

    private final List<CaseComparison.Change> changes = new ArrayList<>();

    private Fields() {}

    /** Every field in which the two differ. */
    static List<CaseComparison.Change> changes(StateAt a, StateAt b) {
        var fields = new Fields();
        fields.compare("", new Text("", ""), OF_CASE, a.summary(), b.summary());
        fields.sealed(
                "complainant",
                "投诉人",
                a.file().record().complainant(),
                b.file().record().complainant());
        fields.sealed(
                "narrative",
                "投诉内容",
                a.file().record().narrative(),
                b.file().record().narrative());
        fields.clocks(a.summary().deadlines(), b.summary().deadlines());
        fields.drafts(a.summary().drafts(), b.summary().drafts());
        return fields.changes;
    }

    private void sealed(String field, String zh, @Nullable Object a, @Nullable Object b) {
        if (!Objects.equals(a, b)) {
            changes.add(new CaseComparison.Change(field, new Text(zh, field), true, null, null));
        }
    }

    private void clocks(List<DeadlineLine> a, List<DeadlineLine> b) {
        eachOf(
                a,
                b,
                line -> line.clock() + "-" + line.number(),
                (line, before, after) -> compare(
                        "deadlines." + line.clock() + "-" + line.number() + ".",
                        Text.format("%s（第%d次）", "%s no. %d ", line.clock(), line.number()),
                        OF_CLOCK,
                        before,
                        after));
    }

    private void drafts(List<Draft> a, List<Draft> b) {
        eachOf(
                a,
                b,
                Draft::part,
                (draft, before, after) -> compare(
                        "drafts." + draft.number() + ".",
                        Text.format("回复稿（第%d稿）", "draft %d ", draft.number()),
                        OF_DRAFT,
                        before,
                        after));
    }

    private interface Pair<T> {
        void of(T either, @Nullable T before, @Nullable T after);
    }

    private static <T> void eachOf(List<T> a, List<T> b, Function<T, String> key, Pair<T> pair) {
        Map<String, T> before = new LinkedHashMap<>();
        a.forEach(t -> before.put(key.apply(t), t));
        Map<String, T> after = new LinkedHashMap<>();
        b.forEach(t -> after.put(key.apply(t), t));
        var all = new LinkedHashMap<>(before);
        all.putAll(after);
        all.forEach((k, either) -> pair.of(either, before.get(k), after.get(k)));
    }

    private <T> void compare(String path, Text prefix, List<Field<T>> fields, @Nullable T a, @Nullable T b) {
        for (var field : fields) {
            var before = a == null ? null : field.value().apply(a);
            var after = b == null ? null : field.value().apply(b);
            if (!Objects.equals(said(before), said(after))) {
                changes.add(new CaseComparison.Change(
                        path + field.name(), prefix.and(field.zh(), field.en()), false, before, after));
            }
        }
    }

    // For a clock or a draft, false and empty values are equivalent to none.
    private static @Nullable Object said(@Nullable Object value) {
        boolean nothing = Boolean.FALSE.equals(value) || value instanceof Collection<?> c && c.isEmpty();
        return nothing ? null : value;
    }
}
