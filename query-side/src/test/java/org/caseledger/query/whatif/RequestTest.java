package org.caseledger.query.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.whatif.OtherRules.Law;
import org.caseledger.query.whatif.WhatIfRun.TooManyCases;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a what-if is asked: the period, the rules, and the events that it has to read. */
class RequestTest {
    private static final Procedures PROCEDURES = Procedures.builtIn();

    private static OtherRules rules(String id, Law law) {
        return new OtherRules(PROCEDURES, id, law, WorkCalendar.builtIn());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-02-28T15:59:59Z, false",
        "2026-02-28T16:00:00Z, true",
        "2026-03-31T15:59:59Z, true",
        "2026-03-31T16:00:00Z, false"
    })
    void givenAPeriod_whenACaseCameIn_thenItsBeginIsInItAndItsEndIsNot(Instant receivedAt, boolean in) {
        var march = new WhatIfRequest(
                Instant.parse("2026-02-28T16:00:00Z"),
                Instant.parse("2026-03-31T16:00:00Z"),
                rules(null, Law.AUTO),
                Instant.parse("2026-06-01T00:00:00Z"),
                0,
                100);
        assertThat(march.isOf(receivedAt)).isEqualTo(in);
    }

    @ParameterizedTest(name = "all by {0}, law {1}: a case of {2} by {3}")
    @CsvSource({
        "P2, OFF, P9, P2",
        "P2, ON, P9, P2+law",
        "P2, OFF, GONE, P2",
        "P9, OFF, P9+law, P9",
        ", AUTO, P9, P9",
        ", AUTO, P9+law, P9+law",
        ", ON, P4, P4+law",
        ", OFF, P4+law, P4"
    })
    void givenRulesForAll_whenACaseIsReckoned_thenByThoseAndNotByItsOwn(
            String all, Law law, String recorded, String expected) {
        assertThat(rules(all, law).instead(recorded).orElseThrow().procedure().id())
                .isEqualTo(expected);
    }

    @Test
    void givenACaseOfAProcedureThatIsGone_whenReckonedByItsOwn_thenThereAreNoRules() {
        assertThat(rules(null, Law.AUTO).instead("GONE")).isEmpty();
        assertThat(rules(null, Law.ON).instead("GONE+law")).isEmpty();
    }

    @Test
    void givenAProcedureThatDoesNotExist_whenAskedFor_thenItIsRefusedInBothLanguages() {
        assertThatThrownBy(() -> rules("P𠮷", Law.AUTO))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("P𠮷");
    }

    @Test
    void givenTheEventsOfACase_whenReckoned_thenThoseThatDeadlinesDependOnAreRead() {
        assertThat(WhatMatters.TYPES)
                .contains(
                        "ComplaintReceived",
                        "ComplaintAssigned",
                        "ComplaintReturned",
                        "ComplaintReplied",
                        "ComplaintReopened",
                        "ComplaintArchived",
                        "RecordCorrected",
                        "HistoryAdopted",
                        "ContactRecorded")
                .doesNotContain("AttemptRefused", "SealedDataOpened", "HandlingUrged", "DutyAssigned");
        assertThat(WhatMatters.TYPES)
                .containsAll(EventCodec.types().stream()
                        .filter(DeadlineEvent.class::isAssignableFrom)
                        .map(EventCodec::nameOf)
                        .toList());
    }

    @Test
    void givenTooMuch_whenRefused_thenTheLimitIsNamedInBothLanguages() {
        for (var text : List.of(new TooManyCases(200).zh(), new TooManyCases(200).en())) {
            assertThat(text).contains("200");
        }
        assertThat(new TooManyCases(200).zh()).isEqualTo("投诉件超过200件，请缩短期间");
        assertThat(new TooManyRuns(2).zh()).isEqualTo("已有2个推演正在进行，请稍后再试或取消其中一个");
        assertThat(new TooManyRuns(2).en()).isEqualTo("2 runs are under way: try again later, or cancel one");
    }
}
