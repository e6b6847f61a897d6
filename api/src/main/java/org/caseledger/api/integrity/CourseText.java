package org.caseledger.api.integrity;

import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.text.InstantText;
import org.caseledger.text.Labelled;
import org.caseledger.text.Language;
import org.caseledger.text.Text;
import org.springframework.web.util.HtmlUtils;

/**
 * 办理经过: what was done in a case, as a page of its own in Chinese and English; each line names the record in the case
 * file that it says in words.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class CourseText {
    private static final Text NOTE = new Text("内部备注，内容不在本案卷中", "Internal note; what it says is not in this file");

    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <title>办理经过 %1$s</title>
            <style>
            body { font-family: serif; margin: 2em auto; max-width: 70em; }
            table { border-collapse: collapse; width: 100%%; }
            th, td { border: 1px solid; padding: .3em .6em; text-align: left; vertical-align: top; }
            .time { white-space: nowrap; }
            p[lang] { margin: 0; opacity: .7; }
            </style>
            </head>
            <body>
            <h1>办理经过 · Course of the case</h1>
            <p>编号 · Case: %1$s</p>
            <p>未注明时区的时间均为北京时间（+08:00）。本页由案卷中的记录写成，以“记录”一栏所指的记录为准。</p>
            <p lang="en">Times without a zone are those of Beijing (+08:00). This page is written from the records of this file; the record that a line names decides.</p>
            <table>
            <thead><tr><th>步骤 · Step</th><th>时间 · Time</th><th>经办 · By</th><th>事项 · What was done</th><th>记录 · Record</th></tr></thead>
            <tbody>
            %2$s</tbody>
            </table>
            </body>
            </html>
            """;

    private static final String LINE = """
            <tr><td>%d</td><td class="time">%s</td><td>%s</td><td>%s</td><td>events/%06d</td></tr>
            """;

    private final DisplayNames names;

    /** The page of a case of that number. */
    static String of(String number, List<HistoryEntry> history, DisplayNames names) {
        var text = new CourseText(names);
        var lines = new StringBuilder();
        history.forEach(entry -> lines.append(text.line(entry)));
        return PAGE.formatted(escaped(number), lines);
    }

    private String line(HistoryEntry entry) {
        return LINE.formatted(
                entry.sequence() + 1,
                InstantText.local(entry.recordedAt()),
                both(by(entry, Language.CHINESE), by(entry, Language.ENGLISH)),
                words(entry),
                entry.sequence());
    }

    private static String words(HistoryEntry entry) {
        Labelled said = entry.isNote() ? NOTE : entry;
        var words = both(said.zh(), said.en());
        if (entry.lateReason() == null || entry.occurredAt() == null) {
            return words;
        }
        var late = Text.format(
                "补录：发生于 %s，%s",
                "Late entry: happened at %s; %s", InstantText.local(entry.occurredAt()), entry.lateReason());
        return words + both(late.zh(), late.en());
    }

    private String by(HistoryEntry entry, Language language) {
        if (!entry.role().hasAccount()) {
            return language.choose(entry.role());
        }
        boolean chinese = language == Language.CHINESE;
        var unit = entry.unit();
        var place = unit == null ? "" : (chinese ? "，" + names.of(unit) : ", " + names.inEnglish(unit));
        var who = (chinese ? "%s（%s%s）" : "%s (%s%s)").formatted(entry.name(), language.choose(entry.role()), place);
        return entry.behalf() == null
                ? who
                : who
                        + (chinese ? "，由%s授权代签" : ", for %s, by delegation")
                                .formatted(entry.behalf().name());
    }

    private static String both(String zh, String en) {
        return escaped(zh) + (zh.equals(en) ? "" : "<p lang=\"en\">" + escaped(en) + "</p>");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
