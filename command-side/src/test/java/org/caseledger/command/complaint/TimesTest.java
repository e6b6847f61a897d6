package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.events.Clock.DISPATCH;
import static org.caseledger.events.Clock.SIGN_OFF;

import org.caseledger.command.complaint.routing.RoutingCommand.SignOffRouting;
import org.caseledger.command.complaint.state.PaperSignature;
import org.caseledger.command.complaint.urging.UrgingCommand.UrgeHandling;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Clause;
import org.caseledger.events.Occurred;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.UrgingStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimesTest extends ComplaintTest {
    @Test
    @DisplayName("never in the future")
    void givenReceived_whenSomethingHappensInTheFuture_thenRefused() {
        given(received());
        when(SUPERVISOR, urgedAt("2026-03-02T09:00:01", null));
        thenRefused(Rule.NOT_IN_THE_FUTURE, "P9.03");
    }

    @Test
    @DisplayName("never before the receipt")
    void givenReceived_whenSomethingHappensBeforeTheReceipt_thenRefused() {
        given(received());
        when(SUPERVISOR, urgedAt("2026-03-02T08:59:59", null));
        thenRefused(Rule.NOT_BEFORE_RECEIPT, "P9.03");
    }

    @Test
    @DisplayName("more than 24 h before it is recorded needs a reason")
    void givenReceived_whenEnteredMoreThan24HoursLate_thenAReasonIsNeeded() {
        given(received());
        at(Give.at("2026-03-03T09:00:01"));
        when(SUPERVISOR, urgedAt("2026-03-02T09:00", null));
        thenRefused(Rule.LATE_ENTRY_NEEDS_REASON, "P9.03");
        when(SUPERVISOR, urgedAt("2026-03-02T09:00", " "));
        thenRefused(Rule.LATE_ENTRY_NEEDS_REASON, "P9.03");
        when(SUPERVISOR, urgedAt("2026-03-02T09:00", "。"));
        thenRefused(Rule.REASON_IN_WORDS, Clause.OF_THE_LEDGER);
        when(SUPERVISOR, urgedAt("2026-03-02T09:00", "当日停电停机"));
        then(urged(new Occurred(NOW, "当日停电停机", null)));
    }

    @Test
    void givenReceived_whenEnteredWithin24Hours_thenNoReasonIsNeeded() {
        given(received());
        at(Give.at("2026-03-03T09:00"));
        when(SUPERVISOR, urgedAt("2026-03-02T09:00", null));
        then(urged(Occurred.at(NOW)));
    }

    @Test
    @DisplayName("a clock is met when it happened, not when it was entered")
    void givenASignOffIsDue_whenItHappenedInTimeAndIsEnteredLater_thenInTime() {
        given(classified());
        at(Give.at("2026-03-04T08:00"));
        when(LEADER, new SignOffRouting(CASE, XIPU, null, paper("2026-03-03T17:00"), null));
        then(
                new RoutingSignedOff(
                        XIPU, null, new Occurred(Give.at("2026-03-03T17:00"), null, null, TestOffice.KEPT)),
                met(SIGN_OFF, 1, Give.at("2026-03-03T17:00")),
                set(
                        DISPATCH,
                        1,
                        1,
                        Give.at("2026-03-03T17:00"),
                        "2026-03-03T17:00",
                        "2026-03-04T00:00",
                        "dispatch",
                        "P9.03"));
    }

    private static PaperSignature paper(String signedAt) {
        return new PaperSignature(Give.at(signedAt), TestOffice.KEPT, null);
    }

    private static UrgeHandling urgedAt(String at, String lateReason) {
        return new UrgeHandling(CASE, "请抓紧", null, null, null, Give.at(at), lateReason);
    }

    private static HandlingUrged urged(Occurred occurred) {
        return new HandlingUrged("请抓紧", UrgingStep.URGE, null, null, null, occurred);
    }
}
