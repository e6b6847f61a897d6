package org.caseledger.command.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.caseledger.command.incident.IncidentLife.ID;
import static org.caseledger.command.incident.IncidentLife.close;
import static org.caseledger.command.incident.IncidentLife.declare;
import static org.caseledger.command.incident.IncidentLife.report;
import static org.caseledger.command.incident.IncidentLife.take;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.caseledger.command.TwoNodes;
import org.caseledger.command.complaint.People;
import org.caseledger.command.complaint.TestOffice;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.NoSuchCase;
import org.caseledger.command.gate.Outcome;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.gate.RequestReused;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.gate.SomebodyActedFirst;
import org.caseledger.command.incident.IncidentCommand.TakeMeasure;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.AttemptRefused;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Commands on an incident, on two nodes that share nothing but the log. */
class IncidentInTheLogIT {
    private final TestOffice office = TestOffice.p9();
    private TwoNodes nodes;
    private EventLog log;
    private CommandGate gate;
    private CommandGate otherNode;

    @BeforeEach
    void start() {
        nodes = new TwoNodes(TestDatabase.fresh(), office);
        log = nodes.log();
        gate = nodes.one().gate();
        otherNode = nodes.other().gate();
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    private List<String> types() {
        return log.readStream(ID).stream().map(StoredEvent::type).toList();
    }

    private List<StoredEvent> refusals() {
        return log.readStream(CompanionStream.REFUSALS.of(new CaseId(ID)));
    }

    private static Request keyed(String key, String fingerprint) {
        return new Request(RequestId.named("leader", key), fingerprint, null);
    }

    @Test
    void whatIsDecidedIsRecordedWhole_inTheNameOfWhoeverActs() {
        long position = gate.give(declare(false), People.LEADER, Request.once()).position();
        assertThat(position).isEqualTo(log.head());
        assertThat(types()).containsExactly("IncidentDeclared");
        var stored = log.readStream(ID).get(0);
        assertThat(stored.aggregateType()).isEqualTo("incident");
        assertThat(EventCodec.readMetadata(stored.metadata()))
                .containsEntry("actor", "leader")
                .containsEntry("role", "LEADER");
        assertThat(otherNode.give(take(null), People.LEADER, Request.once()).position())
                .isEqualTo(position + 1);
        assertThat(types()).containsExactly("IncidentDeclared", "MeasureTaken");
    }

    @Test
    void givenARequest_whenItIsRepeatedOnEitherNode_thenItIsAnsweredAsBefore() {
        var first = gate.give(declare(false), People.LEADER, keyed("k", "f"));
        gate.give(take(null), People.LEADER, Request.once());
        long head = log.head();
        assertThat(gate.give(declare(false), People.LEADER, keyed("k", "f"))).isEqualTo(first);
        assertThat(otherNode.give(declare(false), People.LEADER, keyed("k", "f")))
                .isEqualTo(first);
        assertThatThrownBy(() -> gate.give(take(null), People.LEADER, keyed("k", "other")))
                .isInstanceOf(RequestReused.class);
        assertThat(log.head()).isEqualTo(head);
    }

    @Test
    void givenAWrongRole_thenTheRefusalIsRecordedOnceBesideTheStream() {
        var refused =
                catchThrowableOfType(Rejection.class, () -> gate.give(declare(false), People.INTAKE, keyed("k", "f")));
        assertThat(refused.refusal().rule()).isEqualTo(Rule.ROLE.name());
        assertThat(refused.refusal().clause()).isEqualTo("P9.01");
        assertThat(refused.refusal().attempted()).isEqualTo("declare-incident");
        assertThat(types()).isEmpty();
        assertThat(refusals()).singleElement().satisfies(e -> {
            assertThat(e.aggregateType()).isEqualTo(CompanionStream.REFUSALS.kind());
            assertThat(EventCodec.readMetadata(e.metadata())).containsEntry("actor", "intake");
            assertThat(EventCodec.read(e.type(), e.revision(), e.payload())).isEqualTo(refused.refusal());
        });
    }

    @Test
    void givenARefusedRequest_whenItIsRepeated_thenItIsRefusedAsBefore() {
        gate.give(declare(false), People.LEADER, Request.once());
        AttemptRefused first = refusal(close(), keyed("k", "f"));
        assertThat(first.rule()).isEqualTo(Rule.REPORTED_BEFORE_THE_END.name());
        gate.give(report(), People.LEADER, Request.once());
        long head = log.head();
        assertThat(refusal(close(), keyed("k", "f"))).isEqualTo(first);
        assertThat(log.head()).isEqualTo(head);
        gate.give(close(), People.LEADER, keyed("k2", "f"));
        assertThat(types()).containsExactly("IncidentDeclared", "ReportedToSuperior", "IncidentClosed");
    }

    private AttemptRefused refusal(IncidentCommand command, Request request) {
        return catchThrowableOfType(Rejection.class, () -> gate.give(command, People.LEADER, request))
                .refusal();
    }

    @Test
    void givenTheVersionThatSomebodyHasSeen_thenAnotherOneIsNotChanged() {
        gate.give(declare(false), People.LEADER, Request.once());
        gate.give(take(null), People.LEADER, new Request(RequestId.random(), null, Set.of(0L)));
        long head = log.head();
        assertThatThrownBy(
                        () -> gate.give(take(null), People.LEADER, new Request(RequestId.random(), null, Set.of(0L))))
                .isInstanceOfSatisfying(
                        SomebodyActedFirst.class,
                        e -> assertThat(e.versionAsked()).isTrue());
        assertThat(log.head()).isEqualTo(head);
    }

    @Test
    void whatWasNotBegunIsNotThere_andNothingIsBegunTwice() {
        assertThatThrownBy(() -> gate.give(take(null), People.LEADER, Request.once()))
                .isInstanceOf(NoSuchCase.class);
        assertThat(log.head()).isZero();
        gate.give(declare(false), People.LEADER, Request.once());
        assertThat(refusal(declare(true), Request.once()).rule()).isEqualTo(Rule.BEGUN_ONCE.name());
    }

    @Test
    void aStreamOfAnotherKindIsNone_andIsNeverWrittenTo() {
        log.append(List.of(new NewEvent(
                UUID.randomUUID(),
                "samples",
                ID,
                0,
                "SampleSeeded",
                1,
                "{\"size\":1,\"position\":1,\"population\":1,\"digest\":\"\",\"random\":\"\"}",
                "{}")));
        assertThatThrownBy(() -> gate.give(take(null), People.LEADER, Request.once()))
                .isInstanceOf(NoSuchCase.class);
        assertThatThrownBy(() -> gate.give(declare(false), People.LEADER, Request.once()))
                .isInstanceOf(SomebodyActedFirst.class);
        assertThat(types()).containsExactly("SampleSeeded");
    }

    @Test
    void whatHappenedLongAgoNeedsAReason_andNothingHappensInTheFuture() {
        gate.give(declare(false), People.LEADER, Request.once());
        var yesterday = office.time().instant().minus(Duration.ofHours(25));
        assertThat(refusal(at(yesterday, null), Request.once()).rule()).isEqualTo(Rule.LATE_ENTRY_NEEDS_REASON.name());
        assertThat(refusal(at(office.time().instant().plusSeconds(1), null), Request.once())
                        .rule())
                .isEqualTo(Rule.NOT_IN_THE_FUTURE.name());
        gate.give(at(yesterday, "现场无网络"), People.LEADER, Request.once());
        assertThat(types()).containsExactly("IncidentDeclared", "MeasureTaken");
    }

    private static TakeMeasure at(java.time.Instant at, String lateReason) {
        var t = take(null);
        return new TakeMeasure(ID, t.measure(), t.what(), null, null, at, lateReason);
    }

    @RepeatedTest(10)
    void givenTwoAtOnce_thenBothAreDecidedInTurnAndTheStreamIsWhole() throws Exception {
        gate.give(declare(false), People.LEADER, Request.once());
        gate.give(report(), People.LEADER, Request.once());
        var answers = atOnce(
                () -> gate.give(close(), People.LEADER, Request.once()),
                () -> otherNode.give(close(), People.LEADER, Request.once()));
        assertThat(answers).filteredOn(Outcome.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(Rejection.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal().rule()).isEqualTo(Rule.BEFORE_THE_END.name()));
        assertThat(types()).filteredOn("IncidentClosed"::equals).hasSize(1);
        assertThat(log.readStream(ID).stream().map(StoredEvent::sequence)).containsExactly(0L, 1L, 2L);
    }

    @RepeatedTest(10)
    void givenTheSameRequestTwiceAtOnce_thenItIsDoneOnceAndBothHaveItsAnswer() throws Exception {
        gate.give(declare(false), People.LEADER, Request.once());
        var answers = atOnce(
                () -> gate.give(take(null), People.LEADER, keyed("k", "f")),
                () -> otherNode.give(take(null), People.LEADER, keyed("k", "f")));
        assertThat(answers).containsExactly(new Outcome(ID, log.head()), new Outcome(ID, log.head()));
        assertThat(types()).containsExactly("IncidentDeclared", "MeasureTaken");
    }

    private static List<Object> atOnce(Callable<Outcome> one, Callable<Outcome> other) throws Exception {
        var barrier = new CyclicBarrier(2);
        var executor = Executors.newFixedThreadPool(2);
        try {
            var answers = new ArrayList<Object>();
            var calls = Stream.of(one, other)
                    .<Callable<Outcome>>map(call -> () -> {
                        barrier.await();
                        return call.call();
                    })
                    .toList();
            for (var future : executor.invokeAll(calls)) {
                try {
                    answers.add(future.get());
                } catch (ExecutionException e) {
                    answers.add(e.getCause());
                }
            }
            return answers;
        } finally {
            executor.shutdown();
        }
    }
}
