package org.caseledger.api.importing;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** A case as an import would take it, for whoever tries a mapping. */
public final class PreviewText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(WorkCalendar.ZONE);
    private static final int SHORT = 60;

    private PreviewText() {}

    /** A fact of the case, and what it is called. */
    public record Line(Text name, Text fact) {}

    /** All of it in some lines. */
    public static Text of(CasePreview preview) {
        var text = head(preview);
        for (var line : lines(preview)) {
            text = text.and(Text.format("\n    %s：%s", "\n    %s: %s", line.name(), line.fact()));
        }
        return text;
    }

    /** Which row, and what kind of case was received when. */
    public static Text head(CasePreview preview) {
        AdoptHistory h = preview.history();
        return Text.format(
                "第 %d 行：%s %s，%s，收件 %s",
                "row %d: %s %s, %s, received %s",
                preview.row(),
                h.kind(),
                h.sourceId(),
                h.channel(),
                MINUTE.format(h.receivedAt()));
    }

    /** What is known of it. */
    public static List<Line> lines(CasePreview preview) {
        AdoptHistory h = preview.history();
        var outcome = h.outcome();
        var reply = preview.reply();
        return Stream.of(
                        line("投诉人", "complainant", complainant(h.complainant())),
                        line("证件", "identity document", identity(h.complainant())),
                        line("受托人", "agent", agent(h.complainant())),
                        line("被投诉人", "respondent", h.respondent()),
                        line("被投诉人信息", "details of the respondent", details(h.respondentDetails())),
                        line("争议事项", "matter", matter(h.matter())),
                        line("投诉请求", "demands", demands(h.matter())),
                        line("标题", "subject", h.narrative().subject()),
                        line("内容", "narrative", abridged(h.narrative().text())),
                        line("诉求", "request", h.narrative().request()),
                        line("类别", "category", list(h.category())),
                        line("严重程度", "severity", h.severity()),
                        line("承办单位", "units", units(h)),
                        line("将新增单位", "units that would be added", list(preview.newUnits())),
                        line("答复", "reply", abridged(h.reply())),
                        line("答复时间", "replied", time(h.repliedAt())),
                        line("来源状态", "status in the source", outcome.status()),
                        line("来源期限", "due in the source", time(outcome.dueAt())),
                        line("办结时间", "closed", time(outcome.closedAt())),
                        line("来源结论", "the source's verdict", outcome.verdict()),
                        line("导入后状态", "state after the import", preview.state()),
                        line("回复期限", "reply due", reply == null ? null : time(reply.dueAt())),
                        line(
                                "来源无记录",
                                "not in the source",
                                Text.list(h.gaps().stream().sorted().toList())),
                        line("不能导入", "refused", preview.refused()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Line> line(String zh, String en, @Nullable Object fact) {
        return fact == null ? Optional.empty() : Optional.of(new Line(new Text(zh, en), Text.format("%s", "%s", fact)));
    }

    private static @Nullable String complainant(@Nullable Complainant who) {
        return who == null
                ? null
                : String.join(
                        " ",
                        Stream.of(who.name(), who.phone(), who.email(), who.address())
                                .filter(Objects::nonNull)
                                .toList());
    }

    private static @Nullable Object identity(@Nullable Complainant who) {
        return who == null || who.identity() == null
                ? null
                : Text.format(
                        "%s %s", "%s %s", who.identity().kind(), who.identity().number());
    }

    private static @Nullable String agent(@Nullable Complainant who) {
        return who == null || who.agent() == null
                ? null
                : told(who.agent().name(), who.agent().phone());
    }

    private static @Nullable String details(@Nullable RespondentDetails details) {
        return details == null ? null : told(details.creditCode(), details.where(), details.street());
    }

    private static @Nullable String matter(@Nullable Matter matter) {
        return matter == null
                ? null
                : told(
                        matter.goods(),
                        matter.brand(),
                        matter.model(),
                        matter.quantity(),
                        matter.amount(),
                        matter.place(),
                        matter.boughtOn(),
                        matter.disputedOn());
    }

    private static @Nullable Object demands(@Nullable Matter matter) {
        if (matter == null || matter.demands() == null) {
            return null;
        }
        var demands = matter.demands();
        var besides = told(demands.refund(), demands.damages(), demands.other());
        return Text.list(demands.inOrder()).andIfPresent("（%s）", " (%s)", besides);
    }

    /** The parts that are given, in one line; null if there are none. */
    private static @Nullable String told(@Nullable Object... parts) {
        var told =
                Stream.of(parts).filter(Objects::nonNull).map(Object::toString).collect(Collectors.joining("，"));
        return told.isEmpty() ? null : told;
    }

    private static @Nullable Object units(AdoptHistory h) {
        return h.assignments().isEmpty()
                ? null
                : Text.list(h.assignments().stream().map(a -> a.unit().value()).toList());
    }

    private static @Nullable Object list(List<String> words) {
        return words.isEmpty() ? null : Text.list(words);
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : MINUTE.format(at);
    }

    private static @Nullable String abridged(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        var line = text.replaceAll("\\s+", " ");
        return line.length() <= SHORT ? line : line.substring(0, SHORT) + "…";
    }
}
