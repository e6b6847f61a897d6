package org.caseledger.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClosingEvent.CallBackAttempted;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as done in a round, and what becomes of it with the next one. */
class RoundFactsTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
    private static final Sealed SEALED = new Sealed("text");

    private static RoundFacts after(String... events) {
        return Stream.concat(Stream.of("received"), Stream.of(events))
                .map(RoundFactsTest::event)
                .reduce(RoundFacts.NONE, RoundFacts::on, (before, after) -> after);
    }

    /** An event by its name, at an hour after Monday's first where one is said. */
    private static ComplaintEvent event(String said) {
        var words = said.split(" at ");
        var now = Occurred.at(MONDAY.plusSeconds(words.length == 1 ? 0 : 3600 * Long.parseLong(words[1])));
        return switch (words[0]) {
            case "received" ->
                Events.received(
                        CaseId.random(), "1", ComplaintKind.COMPLAINT, Channel.PHONE, null, SEALED, null, "P9", now);
            case "desk" -> new InvestigationRecorded(new UnitId("xipu"), false, SEALED, List.of(), now);
            case "visit" -> new InvestigationRecorded(new UnitId("xipu"), true, SEALED, List.of(), now);
            case "proposed" -> new OpinionProposed(SEALED, new Plan("退款", now.at(), "何岸"), now);
            case "agreed" -> new OpinionReviewed(1, true, "同意", "head", now);
            case "sent back" -> new OpinionReviewed(1, false, "请写明依据", "head", now);
            case "replied" -> new ComplaintReplied(SEALED, "d", null, null, now);
            case "missed" -> new CallBackAttempted(Medium.PHONE, false, now);
            case "reached" -> new CallBackAttempted(Medium.PHONE, true, now);
            case "reopened" -> new ComplaintReopened(ReopenGround.DISSATISFIED, 2, "不满意", now);
            default -> new FollowUpRecorded(Satisfaction.valueOf(words[0]), null, now);
        };
    }

    @ParameterizedTest(name = "{0}, then {1}: {2}")
    @CsvSource({
        "desk, proposed, WAITS",
        "proposed, agreed, AGREED",
        "proposed, sent back, NONE",
        "agreed, proposed, WAITS",
        "agreed, reopened, NONE",
        "proposed, reopened, NONE",
        "proposed, replied, WAITS",
        "agreed, replied, AGREED",
        "desk, replied, NONE"
    })
    void givenAnOpinion_whenTheCaseGoesOn_thenItStandsSo(String before, String event, RoundFacts.Opinion stands) {
        assertThat(after(before, event).opinion()).isEqualTo(stands);
    }

    @Test
    void givenAReopening_whenTheRoundBegins_thenNothingOfTheLastOneCounts() {
        assertThat(after("visit", "proposed", "replied", "NOT"))
                .isEqualTo(
                        new RoundFacts(MONDAY, true, true, RoundFacts.Opinion.WAITS, true, 0, true, Satisfaction.NOT));

        assertThat(after("visit", "proposed", "replied", "NOT", "reopened at 1"))
                .isEqualTo(RoundFacts.NONE.withBegan(MONDAY.plusSeconds(3600)));
    }

    @Test
    void givenAVisitDatedBeforeTheReopening_whenRecordedAfterIt_thenItIsOneOfTheRoundBefore() {
        assertThat(after("reopened at 2", "visit at 1").onSite()).isFalse();
        assertThat(after("reopened at 2", "visit at 1").investigated()).isTrue();
        assertThat(after("reopened at 2", "visit at 2").onSite()).isTrue();
        assertThat(after("visit", "desk").onSite()).isTrue();
        assertThat(after("desk").onSite()).isFalse();
    }

    @Test
    void givenFollowUps_whenThePersonIsNotReached_thenWhatWasSaidBeforeStands() {
        assertThat(after("NOT", "UNREACHABLE").satisfaction()).isEqualTo(Satisfaction.NOT);
        assertThat(after("UNREACHABLE").satisfaction()).isEqualTo(Satisfaction.UNREACHABLE);
        assertThat(after("UNREACHABLE", "PARTLY").satisfaction()).isEqualTo(Satisfaction.PARTLY);
        assertThat(after("UNREACHABLE").followedUp()).isTrue();
    }

    @Test
    void givenCallsThatReachNoOne_whenSomeoneIsReachedOrARoundBegins_thenTheyAreCountedAnew() {
        assertThat(after("missed", "missed").missedCalls()).isEqualTo(2);
        assertThat(after("missed", "reached", "missed").missedCalls()).isEqualTo(1);
        assertThat(after("missed", "UNREACHABLE").missedCalls()).isZero();
        assertThat(after("missed", "reopened").missedCalls()).isZero();
    }
}
