package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import java.util.List;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.events.oversight.SampleEvent.MinutesIssued;
import org.caseledger.events.oversight.SampleEvent.ReviewConcluded;
import org.caseledger.events.oversight.SampleEvent.ReviewConfirmed;
import org.caseledger.events.oversight.SampleEvent.SampleDrawn;
import org.caseledger.events.oversight.SampleEvent.SampleSeeded;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** What happened to a sample of the review committee (P9.12), as a sentence. */
final class SampleWords {

    private SampleWords() {}

    static Text of(SampleEvent event, DisplayNames names) {
        if (event instanceof SampleSeeded e) {
            return e.strata() == null
                    ? format(
                            "随机抽样：从%d项签批中抽取%d项，截至日志第%d条记录",
                            "Random sample requested: %2$d of %1$d decisions, as of log position %3$d",
                            e.population(),
                            e.size(),
                            e.position())
                    : format(
                            "随机抽样：从%d件投诉举报件中抽取%d件，截至日志第%d条记录",
                            "Random sample requested: %2$d of %1$d cases, as of log position %3$d",
                            e.population(),
                            e.size(),
                            e.position());
        } else if (event instanceof SampleDrawn e) {
            return format("抽中%d件", "Cases drawn: %d", e.cases().size());
        } else if (event instanceof ReviewConcluded e) {
            return format("审查结论：%s，%s", "Review concluded: %s, %s", names.of(e.caseId()), e.conclusion())
                    .andIfPresent("，违反%s", ", against %s", e.clause())
                    .andIfPresent("（%s）", " (%s)", e.note())
                    .andIfPresent(
                            "，请%s复核", ", second reading by %s", e.second() == null ? null : names.ofPerson(e.second()));
        } else if (event instanceof ReviewConfirmed e) {
            return (e.agrees()
                            ? format(
                                    "复核同意：%s第%d次结论",
                                    "Review confirmed: %s, conclusion %d", names.of(e.caseId()), e.reading())
                            : format(
                                    "复核有异议：%s第%d次结论",
                                    "Second reader differed: %s, conclusion %d", names.of(e.caseId()), e.reading()))
                    .andIfPresent("（%s）", " (%s)", e.note());
        }
        var minutes = (MinutesIssued) event;
        return format("形成审查委员会纪要", "Committee's minutes issued")
                .andIfPresent("，出席%s人", ", members present: %s", count(minutes.members()))
                .andIfPresent("（%s）", " (%s)", minutes.remarks());
    }

    private static @Nullable Integer count(@Nullable List<String> members) {
        return members == null ? null : members.size();
    }
}
