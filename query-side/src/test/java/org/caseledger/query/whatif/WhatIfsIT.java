package org.caseledger.query.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.query.whatif.CaseFilter.Which;
import org.caseledger.query.whatif.OtherRules.Law;
import org.caseledger.query.whatif.WhatIfRun.State;
import org.caseledger.query.whatif.WhatIfRun.TooManyCases;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs: which cases they take, how they end, and how long their answers are kept. */
class WhatIfsIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Procedures PROCEDURES = Procedures.builtIn();

    private final TestLedger ledger = new TestLedger();
    private Instant now = Instant.parse("2026-06-01T00:00:00Z");
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private WhatIfs whatIfs = new WhatIfs(ledger.log(), clock);

    @AfterEach
    void close() {
        whatIfs.close();
        ledger.close();
    }

    @Test
    void givenAPeriod_whenRun_thenItsCasesAreTakenInTheOrderReceived() throws Exception {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 9; i++) {
            ids.add(History.received().in(ledger).caseId().value());
        }
        var later = start("2026-03-02T01:00:01Z", "2026-12-01T00:00:00Z", rules("P2"));
        assertThat(later.await(LONG)).isTrue();
        assertThat(later.state()).isEqualTo(State.DONE);
        assertThat(later.progress().percent()).isEqualTo(100);
        assertThat(later.cases()).isZero();

        var all = start("2026-03-02T01:00:00Z", "2026-03-02T01:00:01Z", rules("P2"));
        assertThat(all.await(LONG)).isTrue();
        assertThat(all.cases()).isEqualTo(9);
        var page = all.cases(CaseFilter.of(Which.ALL), 1, 4);
        assertThat(page.total()).isEqualTo(9);
        assertThat(page.cases()).extracting(c -> c.caseId().value()).containsExactlyElementsOf(ids.subList(4, 8));
    }

    @Test
    void givenCasesOfAnExercise_whenRun_thenTheyAreNotCounted() throws Exception {
        var real = History.received().in(ledger);
        var receipt = (ComplaintReceived) real.recorded().get(0).event();
        History.beginning(Events.received(
                        CaseId.replayed(UUID.randomUUID(), real.caseId()),
                        receipt.number(),
                        receipt.kind(),
                        receipt.channel(),
                        receipt.complainant(),
                        receipt.narrative(),
                        receipt.respondent(),
                        receipt.procedure(),
                        receipt.occurred()))
                .in(ledger);
        var run = start(rules("P2"));

        assertThat(run.await(LONG)).isTrue();
        assertThat(run.cases()).isOne();
        assertThat(run.cases(CaseFilter.of(Which.ALL), 0, 9).cases())
                .extracting(c -> c.caseId())
                .containsExactly(real.caseId());
    }

    @Test
    void givenAProcedureThatIsGone_whenEachCaseIsReckonedByItsOwn_thenItIsCountedApart() throws Exception {
        History.receivedUnder("GONE").in(ledger);
        History.receivedUnder("P2").in(ledger);
        var run = start(rules(null));

        assertThat(run.await(LONG)).isTrue();
        assertThat(run.cases()).isEqualTo(2);
        assertThat(run.unreckoned()).isEqualTo(1);
        var other = start(rules("P9"));
        assertThat(other.await(LONG)).isTrue();
        assertThat(other.unreckoned()).isZero();
    }

    @Test
    void givenTheLaw_whenSwitched_thenEachCasesOwnProcedureIsWithItOrNot() {
        for (var law : Law.values()) {
            var rules = new OtherRules(PROCEDURES, null, law, WorkCalendar.builtIn());
            assertThat(rules.instead("P9").orElseThrow().procedure().id()).isEqualTo(law == Law.ON ? "P9+law" : "P9");
            assertThat(rules.instead("P9+law").orElseThrow().procedure().id())
                    .isEqualTo(law == Law.OFF ? "P9" : "P9+law");
        }
    }

    @Test
    void givenTwoUnderWay_whenAThirdIsAsked_thenItIsRefusedUntilOneIsCancelled() throws Exception {
        History.received().in(ledger);
        whatIfs.close();
        var busy = Executors.newFixedThreadPool(1);
        var free = new CountDownLatch(1);
        busy.execute(() -> await(free));
        whatIfs = new WhatIfs(ledger.log(), clock, 9, busy);
        var first = start(rules("P2"));
        var second = start(rules("P2"));
        assertThatThrownBy(() -> start(rules("P2")))
                .isInstanceOf(TooManyRuns.class)
                .hasMessageContaining("2");
        assertThat(first.state()).isEqualTo(State.RUNNING);
        assertThat(first.await(Duration.ofMillis(1))).isFalse();
        assertThat(first.progress().percent()).isZero();

        assertThat(whatIfs.remove(first.id())).isTrue();
        assertThat(whatIfs.find(first.id())).isEmpty();
        assertThat(whatIfs.remove(first.id())).isFalse();
        var third = start(rules("P2"));
        free.countDown();

        assertThat(first.await(LONG)).isTrue();
        assertThat(first.state()).isEqualTo(State.CANCELLED);
        assertThat(first.cases()).isZero();
        for (var run : List.of(second, third)) {
            assertThat(run.await(LONG)).isTrue();
            assertThat(run.state()).isEqualTo(State.DONE);
            assertThat(run.cases()).isEqualTo(1);
        }
    }

    private static void await(CountDownLatch free) {
        try {
            free.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void givenMoreCasesThanMayBeKept_whenRun_thenItFailsAndSaysSo() throws Exception {
        for (int i = 0; i < 3; i++) {
            History.received().in(ledger);
        }
        whatIfs.close();
        whatIfs = new WhatIfs(ledger.log(), clock, 2, Executors.newFixedThreadPool(1));
        var run = start(rules("P2"));

        assertThat(run.await(LONG)).isTrue();
        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.failure()).isInstanceOf(TooManyCases.class);
        assertThat(((TooManyCases) run.failure()).zh()).contains("2");
    }

    @Test
    void givenAnswers_whenTheyHaveMoreCasesThanMayBeKept_thenTheEarlierOneIsForgotten() throws Exception {
        for (int i = 0; i < 2; i++) {
            History.received().in(ledger);
        }
        whatIfs.close();
        whatIfs = new WhatIfs(ledger.log(), clock, 3, Executors.newFixedThreadPool(1));
        var earlier = start(rules("P2"));
        assertThat(earlier.await(LONG)).isTrue();
        assertThat(whatIfs.all()).containsExactly(earlier);
        var later = start(rules("P2"));
        assertThat(later.await(LONG)).isTrue();

        assertThat(whatIfs.all()).containsExactly(later);
        assertThat(whatIfs.find(earlier.id())).isEmpty();
    }

    @Test
    void givenAnEventOfANewerVersion_whenRun_thenItFailsAsAWhole() throws Exception {
        var history = History.received().in(ledger);
        ledger.append(
                Instant.parse("2026-03-03T01:00:00Z"),
                List.of(new NewEvent(
                        UUID.randomUUID(), "complaint", history.caseId().value(), 1, "DeadlineSet", 99, "{}", "{}")));
        var run = start(rules("P2"));

        assertThat(run.await(LONG)).isTrue();
        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.failure()).hasMessageContaining("a newer version wrote it");
    }

    @Test
    void givenAnswers_whenNobodyAsksForAnHourOrMoreCome_thenTheyAreForgotten() throws Exception {
        History.received().in(ledger);
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            var run = start(rules("P2"));
            assertThat(run.await(LONG)).isTrue();
            ids.add(run.id());
        }
        assertThat(whatIfs.all()).extracting(WhatIfRun::id).containsExactly(ids.get(4), ids.get(3), ids.get(2));
        now = now.plus(Duration.ofMinutes(59));
        assertThat(whatIfs.find(ids.get(3))).isPresent();
        now = now.plus(Duration.ofMinutes(59));
        assertThat(whatIfs.all()).extracting(WhatIfRun::id).containsExactly(ids.get(3));
        now = now.plus(Duration.ofMinutes(2));
        assertThat(whatIfs.find(ids.get(3))).isEmpty();
    }

    private WhatIfRun start(OtherRules rules) {
        return start("2026-01-01T00:00:00Z", "2026-12-01T00:00:00Z", rules);
    }

    private WhatIfRun start(String from, String until, OtherRules rules) {
        return whatIfs.start(rules, Instant.parse(from), Instant.parse(until));
    }

    private static OtherRules rules(String procedure) {
        return new OtherRules(PROCEDURES, procedure, Law.AUTO, WorkCalendar.builtIn());
    }
}
