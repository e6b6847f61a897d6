package org.caseledger.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.history.HistoryView;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.query.views.Cases;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each unit has under way, what comes in and what is closed, at the edges of a day. */
class LoadQueriesIT {
    private static final Instant NOW = Instant.parse("2026-03-06T01:00:00Z");
    private static final String PAST = "2026-03-05T16:00:00Z";
    private static final String AHEAD = "2026-04-20T16:00:00Z";
    private static final LocalDate SECOND_OF_MARCH = LocalDate.parse("2026-03-02");

    private static TestLedger ledger;
    private static LoadQueries loads;

    @BeforeAll
    static void write() {
        ledger = new TestLedger();
        loads = new LoadQueries(ledger.database());
        // 23:59 of the 1st and 00:00 of the 2nd of March in Shanghai.
        received("2026-03-01T15:59:59Z", Channel.PHONE).in(ledger);
        received("2026-03-01T16:00:00Z", Channel.LETTER).in(ledger);
        var late = received("2026-03-02T01:00:00Z", Channel.PHONE).classified().signedOff(XIPU);
        late.assigned(XIPU).set(Clock.REPLY, 1, PAST).in(ledger);
        var inTime = received("2026-03-02T02:00:00Z", Channel.PHONE).classified();
        inTime.signedOff(ANJING).assigned(ANJING).set(Clock.REPLY, 1, AHEAD).in(ledger);
        var declined = received("2026-03-02T03:00:00Z", Channel.VISIT).classified();
        declined.signedOff(XIPU)
                .assigned(XIPU)
                .at("2026-03-03T16:00:00Z")
                .declined()
                .in(ledger);
        var again = received("2026-03-02T04:00:00Z", Channel.VISIT).classified().signedOff(XIPU);
        again.assigned(XIPU).accepted().drafted().at("2026-03-03T15:59:59Z").replied();
        again.at("2026-03-04T16:00:01Z")
                .reopened()
                .drafted()
                .replied()
                .archived()
                .in(ledger);
        exercise().in(ledger);
        ledger.project(new BoardView(ledger.database(), Procedures.builtIn()));
        ledger.project(new BoardView(ledger.database(), Procedures.builtIn(), Cases.OF_EXERCISES));
        ledger.project(new HistoryView(ledger.database()));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static History received(String at, Channel channel) {
        return History.receivedAt(at, ComplaintKind.COMPLAINT, channel, "某超市");
    }

    private static History exercise() {
        var receipt = Events.received(
                CaseId.replayed(new UUID(0, 1), CaseId.random()),
                "YL-1",
                ComplaintKind.COMPLAINT,
                Channel.PHONE,
                History.SEALED,
                History.SEALED,
                "某超市",
                "P9",
                new Occurred(Instant.parse("2026-03-02T05:00:00Z"), null, null));
        return History.beginning(receipt)
                .classified()
                .signedOff(XIPU)
                .assigned(XIPU)
                .declined();
    }

    @Test
    void givenCasesOfEachLight_whenLoadsAreCounted_thenByUnitTheMostOverdueFirst() {
        assertThat(loads.loads(null, NOW))
                .containsExactly(
                        new UnitLoad(XIPU, 1, 0, 0), new UnitLoad(null, 0, 0, 2), new UnitLoad(ANJING, 0, 0, 1));
        assertThat(loads.loads(ANJING, NOW)).containsExactly(new UnitLoad(ANJING, 0, 0, 1));
    }

    @Test
    void givenReceiptsAtTheEdgeOfADay_whenCounted_thenOnTheDayOfTheOfficeAndNoExercise() {
        assertThat(loads.received(SECOND_OF_MARCH))
                .containsExactlyInAnyOrder(
                        new DayIntake(SECOND_OF_MARCH, Channel.LETTER, 1),
                        new DayIntake(SECOND_OF_MARCH, Channel.PHONE, 2),
                        new DayIntake(SECOND_OF_MARCH, Channel.VISIT, 2));
        assertThat(loads.received(SECOND_OF_MARCH.minusDays(1)).get(0))
                .isEqualTo(new DayIntake(SECOND_OF_MARCH.minusDays(1), Channel.PHONE, 1));
    }

    @Test
    void givenReplyDeclineAndASecondReply_whenCounted_thenEachOnItsDayAndArchivingOnNone() {
        assertThat(loads.closed(SECOND_OF_MARCH))
                .containsOnly(
                        entry(LocalDate.parse("2026-03-03"), 1L),
                        entry(LocalDate.parse("2026-03-04"), 1L),
                        entry(LocalDate.parse("2026-03-05"), 1L));
        assertThat(loads.closed(LocalDate.parse("2026-03-05"))).containsOnly(entry(LocalDate.parse("2026-03-05"), 1L));
        assertThat(loads.closed(LocalDate.parse("2026-03-09"))).isEmpty();
    }

    @Test
    void givenACaseIsSealedOff_whenCounted_thenItIsInNoNumber() {
        ledger.onRows(() -> {
            ledger.sql().sql("UPDATE views.board SET sealed_off = true").update();

            assertThat(loads.loads(null, NOW)).isEmpty();
            assertThat(loads.received(SECOND_OF_MARCH)).isEmpty();
            assertThat(loads.closed(SECOND_OF_MARCH)).isEmpty();
            ledger.sql().sql("UPDATE views.board SET sealed_off = false").update();
        });
    }

    @Test
    void givenSomethingIsRecordedLater_whenTheNewWorkIsAsked_thenOnlyThatCase() {
        var work = new WorkQueries(ledger.database());
        var dispatcher = new Actor("lin", "林路", Role.DISPATCHER, null);
        var all = work.waitingFor(dispatcher, null, 0, 50);
        assertThat(all).hasSize(2);
        long earlier = Math.min(all.get(0).position(), all.get(1).position());

        assertThat(work.waitingFor(dispatcher, null, earlier, BoardSort.DUE, 0, 50))
                .hasSize(1);
        assertThat(work.countWaitingFor(dispatcher, null, earlier).read(ledger.sql()))
                .isOne();
        assertThat(work.countWaitingFor(dispatcher, null, Long.MAX_VALUE).read(ledger.sql()))
                .isZero();
    }
}
