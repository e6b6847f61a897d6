package org.caseledger.api.cli;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.caseledger.api.importing.CasePreview;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** A case as an import would take it, for whoever tries a mapping. */
final class PreviewText {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(WorkCalendar.ZONE);
    private static final int SHORT = 60;

    private PreviewText() {}

    static Text of(CasePreview preview) {
        AdoptHistory h = preview.history();
        var outcome = h.outcome();
        var text =
                Text.format(
                                "第 %d 行：%s %s，%s，收件 %s",
                                "row %d: %s %s, %s, received %s",
                                preview.row(),
                                h.kind(),
                                h.sourceId(),
                                h.channel(),
                                MINUTE.format(h.receivedAt()))
                        .and(line("投诉人", "complainant", complainant(h.complainant())))
                        .and(line("被投诉人", "respondent", h.respondent()))
                        .and(line("标题", "subject", h.narrative().subject()))
                        .and(line("内容", "narrative", abridged(h.narrative().text())))
                        .and(line("诉求", "request", h.narrative().request()))
                        .and(line("类别", "category", list(h.category())))
                        .and(line("严重程度", "severity", h.severity()))
                        .and(line("承办单位", "units", units(h)))
                        .and(line("将新增单位", "units that would be added", list(preview.newUnits())))
                        .and(line("答复", "reply", abridged(h.reply())))
                        .and(line("答复时间", "replied", time(h.repliedAt())));
        var reply = preview.reply();
        return text.and(line("来源状态", "status in the source", outcome.status()))
                .and(line("来源期限", "due in the source", time(outcome.dueAt())))
                .and(line("办结时间", "closed", time(outcome.closedAt())))
                .and(line("来源结论", "the source's verdict", outcome.verdict()))
                .and(line("导入后状态", "state after the import", preview.state()))
                .and(line("回复期限", "reply due", reply == null ? null : time(reply.dueAt())))
                .and(
                        line(
                                "来源无记录",
                                "not in the source",
                                Text.list(h.gaps().stream().sorted().toList())))
                .and(line("不能导入", "refused", preview.refused()));
    }

    private static Text line(String zh, String en, @Nullable Object fact) {
        return new Text("", "").andIfPresent("\n    " + zh + "：%s", "\n    " + en + ": %s", fact);
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
