package org.caseledger.api.approvals;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.documents.DocxFile;
import org.caseledger.api.documents.TextDocument;
import org.caseledger.api.papers.PaperFont;
import org.caseledger.api.papers.PdfDocument;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.events.oversight.ReviewConclusion;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.checkup.DrawnCase;
import org.caseledger.query.checkup.Period;
import org.caseledger.query.checkup.Sample;
import org.caseledger.query.history.Times;
import org.caseledger.review.CaseReview.Reading;
import org.caseledger.text.Labelled;
import org.caseledger.text.Language;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** 审查委员会纪要: what was drawn and how, the conclusion on each case with both readers, and the numbers (P9.12). */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class MinutesDocument {
    private static final int TEXT = 10;
    private static final int HEADING = 12;
    private static final Text TITLE = new Text("审查委员会纪要", "Minutes of the review committee");

    private final Sample sample;
    private final DisplayNames names;
    private final Language language;
    private final TextDocument document;

    /** The minutes as DOCX, with page numbers. */
    static byte[] docx(Sample sample, DisplayNames names, Language language) {
        var document = DocxFile.lying();
        new MinutesDocument(sample, names, language, document).write();
        return document.numbered().bytes();
    }

    /** The same as PDF, in the type of papers. */
    static byte[] pdf(Sample sample, DisplayNames names, Language language, PaperFont font) {
        var tag = language == Language.CHINESE ? "zh-CN" : "en";
        var document = new PdfDocument(language.choose(TITLE), tag, font);
        new MinutesDocument(sample, names, language, document).write();
        return document.bytes();
    }

    private void write() {
        var minutes = sample.minutes();
        document.title(language.choose(TITLE), 16);
        document.title(
                minutes == null
                        ? say("未定稿", "Draft, not issued")
                        : say(
                                "%s　形成人：%s",
                                "%s, issued by %s",
                                Times.at(minutes.at()),
                                minutes.by().name()),
                TEXT);
        drawing();
        numbers();
        document.line(say("三、逐件审查结论", "3. Conclusions"), HEADING).table(conclusions());
        document.line(say("四、审查委员会意见", "4. Remarks of the committee"), HEADING);
        document.line(minutes == null ? "—" : DocxFile.orNone(minutes.remarks()), TEXT);
        document.line(say("出席委员：%s", "Members present: %s", members()), TEXT);
        document.line(say("审查委员签名：", "Signatures: "), TEXT);
    }

    /** Those that the minutes name, or else everybody who read a case. */
    private String members() {
        var minutes = sample.minutes();
        var logins = minutes != null && minutes.members() != null ? minutes.members() : sample.readers();
        return logins.isEmpty()
                ? "—"
                : logins.stream().map(names::ofPerson).collect(Collectors.joining(say("、", ", ")));
    }

    private void drawing() {
        var asked = sample.asked();
        document.line(say("一、抽样", "1. Sample"), HEADING);
        document.line(
                say(
                        "%s由%s抽取。总体：%s办结、告知或需批准的投诉举报件%d件（%s），抽取%d件。",
                        "Drawn on %1$s by %2$s. Population: %4$d cases that ended or came to need approvals %3$s (%5$s); %6$d drawn.",
                        Times.at(sample.recordedAt()),
                        sample.drawnBy().name(),
                        language.choose(Periods.text(asked.from(), asked.until())),
                        asked.population(),
                        strata(),
                        sample.cases().size()),
                TEXT);
        document.line(
                say(
                        "总体截至日志第%d条记录，抽样记于第%d条；随机种子由该记录的散列值算出，可凭日志重抽。%s",
                        "Population as of log record %d, request in record %d; the seed follows from the hash of that record, so that the sample can be drawn again from the log. %s",
                        asked.position(),
                        sample.position(),
                        sample.populationAsSeeded()
                                ? say("经核对，总体与抽中的件均与记录一致。", "Population and cases are as recorded.")
                                : say("注意：现有总体与记录不一致。", "Note: the population is not found as recorded.")),
                TEXT);
        document.line(say("随机种子：%s", "Seed: %s", sample.seed()), 8);
    }

    private String strata() {
        var strata = sample.asked().strata();
        if (strata == null) {
            return say("签批", "decisions");
        }
        var all = new ArrayList<String>();
        if (strata.unit() != null) {
            all.add(say("承办单位：%s", "unit: %s", names.of(strata.unit())));
        }
        if (strata.leader() != null) {
            all.add(say("签批领导：%s", "leader: %s", names.ofPerson(strata.leader())));
        }
        if (strata.gated() != null) {
            all.add(strata.gated() ? say("曾需批准", "once needed approvals") : say("不需批准", "never needed approvals"));
        }
        return all.isEmpty() ? say("不限单位、领导", "any unit and leader") : String.join(say("，", ", "), all);
    }

    private void numbers() {
        document.line(say("二、结果", "2. Result"), HEADING);
        document.line(
                Arrays.stream(ReviewConclusion.values())
                        .map(c -> say("%s：%d件", "%s: %d", word(c), count(c)))
                        .collect(Collectors.joining(say("；", "; "))),
                TEXT);
    }

    private long count(ReviewConclusion conclusion) {
        return sample.cases().stream()
                .map(DrawnCase::last)
                .filter(r -> r != null && r.concluded().conclusion() == conclusion)
                .count();
    }

    private Sheet conclusions() {
        var head = List.of(
                say("编号", "Case"),
                say("办理结果", "Ended as"),
                say("承办单位", "Unit"),
                say("曾需批准", "Needed approvals"),
                say("结论", "Conclusion"),
                say("条款", "Clause"),
                say("情况", "Note"),
                say("审查人", "Concluded by"),
                say("复核人", "Second reader"));
        return new Sheet("", head, sample.cases().stream().map(this::row).toList());
    }

    private List<@Nullable Object> row(DrawnCase drawn) {
        var last = drawn.last();
        var row = new ArrayList<@Nullable Object>();
        row.add(drawn.number());
        row.add(drawn.outcome() == null ? say("未办结", "open") : word(drawn.outcome()));
        row.add(drawn.unit() == null ? null : names.of(drawn.unit()));
        row.add(drawn.gated() ? say("是", "yes") : say("否", "no"));
        row.add(last == null ? null : word(last.concluded().conclusion()));
        row.add(last == null ? null : last.concluded().clause());
        row.add(last == null ? null : note(drawn, last));
        row.add(last == null ? null : signed(last.by().name(), last.at()));
        row.add(
                last == null || last.second() == null
                        ? null
                        : signed(last.second().by().name(), last.second().at()));
        return row;
    }

    private @Nullable String note(DrawnCase drawn, Reading last) {
        var note = last.concluded().note();
        int differed = drawn.readings().size() - 1;
        return differed == 0
                ? note
                : say("%s（曾有异议%d次）", "%s (readers differed before: %d)", DocxFile.orNone(note), differed);
    }

    private String signed(String name, Instant at) {
        return say("%s，%s", "%s, %s", name, Times.at(at));
    }

    private String word(Labelled word) {
        return language.choose(word);
    }

    private String say(String zh, String en, Object... facts) {
        return language.choose(Text.format(zh, en, facts));
    }

    /** The period of a sample in words: a quarter, whole days, or times. */
    static final class Periods {
        private Periods() {}

        static Text text(@Nullable Instant from, @Nullable Instant until) {
            if (from == null && until == null) {
                return new Text("历来", "at any time");
            }
            return Quarter.of(new Period(from, until))
                    .map(Quarter::text)
                    .orElseGet(() -> Text.format(
                            "%s至%s",
                            "from %s until %s", from == null ? "—" : begin(from), until == null ? "—" : end(until)));
        }

        private static String begin(Instant from) {
            return isMidnight(from) ? day(from) : Times.at(from);
        }

        /** A period that ends with a day has all of it. */
        private static String end(Instant until) {
            return isMidnight(until) ? day(until.minusSeconds(1)) : Times.at(until);
        }

        private static String day(Instant instant) {
            return instant.atZone(WorkCalendar.ZONE).toLocalDate().toString();
        }

        private static boolean isMidnight(Instant instant) {
            return instant.atZone(WorkCalendar.ZONE).toLocalTime().equals(LocalTime.MIDNIGHT);
        }
    }
}
