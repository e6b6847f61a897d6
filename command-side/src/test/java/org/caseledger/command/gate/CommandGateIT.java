package org.caseledger.command.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.LEGAL;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.caseledger.command.CommandSide;
import org.caseledger.command.TwoNodes;
import org.caseledger.command.complaint.Give;
import org.caseledger.command.complaint.LedgerOffice;
import org.caseledger.command.complaint.WaitingOffice;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.urging.UrgingCommand.UrgeHandling;
import org.caseledger.command.oversight.OversightCommand.OpenSealedParts;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.oversight.AttemptRefused;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Commands as they come in, on two nodes that share nothing but the database. */
class CommandGateIT {
    private static final CaseId OTHER_CASE = CaseId.of("00000000-0000-4000-8000-000000000002");

    private HikariDataSource database;
    private TwoNodes nodes;
    private EventLog log;
    private LedgerOffice office;
    private CommandGate gate;
    private CommandGate otherNode;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        office = LedgerOffice.on(database);
        nodes = new TwoNodes(database, office);
        log = nodes.log();
        gate = nodes.one().gate();
        otherNode = nodes.other().gate();
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void givenARefusedCommand_thenTheRefusalIsRecordedOnceBesideTheCase() {
        gate.give(Give.receive(), INTAKE, Request.once());
        var before = caseEvents();

        var rejection = rejected(gate, Give.assign(XIPU), DISPATCHER, keyed("k1", "f1"));

        assertThat(caseEvents()).isEqualTo(before);
        var refusal = refusals().get(0);
        assertThat(refusals()).hasSize(1);
        assertThat(refusal.aggregateType()).isEqualTo(CompanionStream.REFUSALS.kind());
        assertThat(EventCodec.readMetadata(refusal.metadata()))
                .containsEntry("actor", "dispatcher")
                .containsEntry("name", "陈分派")
                .containsEntry("role", "DISPATCHER")
                .containsEntry("unit", "CENTER");
        assertThat(read(refusal)).isEqualTo(rejection.refusal());
        assertThat(rejection.refusal()).satisfies(r -> {
            assertThat(r.caseId()).isEqualTo(CASE);
            assertThat(r.attempted()).isEqualTo("assign-complaint");
            assertThat(r.rule()).isEqualTo(Rule.STATE.name());
            assertThat(r.clause()).isEqualTo("P9.02");
            assertThat(r.state()).isEqualTo(ComplaintState.RECEIVED);
            assertThat(r.allowedNow()).contains("classify-complaint");
            assertThat(r.zh()).isNotBlank();
            assertThat(r.en()).isNotBlank();
        });
    }

    @Test
    void givenARequest_whenItIsRepeatedOnEitherNode_thenItIsAnsweredAsBefore() {
        var receipt = keyed("k1", "f1");
        var first = gate.give(Give.receive(), INTAKE, receipt);
        assertThat(first).isEqualTo(new Outcome(CASE.value(), log.head()));
        gate.give(Give.classify(Severity.GENERAL), DISPATCHER, Request.once());
        long head = log.head();

        assertThat(gate.give(Give.receive(), INTAKE, receipt)).isEqualTo(first);
        assertThat(otherNode.give(Give.receive(), INTAKE, receipt)).isEqualTo(first);
        assertThat(log.head()).isEqualTo(head);
    }

    @Test
    @DisplayName("a refusal is repeated too, even when the command would be allowed by then")
    void givenARefusedRequest_whenItIsRepeated_thenItIsRefusedAsBefore() {
        gate.give(Give.receive(), INTAKE, Request.once());
        var first = rejected(gate, Give.signOff(XIPU), LEADER, keyed("k1", "f1"));
        gate.give(Give.classify(Severity.GENERAL), DISPATCHER, Request.once());
        long head = log.head();

        assertThat(rejected(gate, Give.signOff(XIPU), LEADER, keyed("k1", "f1")).refusal())
                .isEqualTo(first.refusal());
        assertThat(rejected(otherNode, Give.signOff(XIPU), LEADER, keyed("k1", "f1"))
                        .refusal())
                .isEqualTo(first.refusal());
        assertThat(log.head()).isEqualTo(head);
        gate.give(Give.signOff(XIPU), LEADER, keyed("k2", "f1"));
    }

    @Test
    void givenAKeyThatWasUsed_whenItComesWithAnotherContent_thenNothingIsDone() {
        gate.give(Give.receive(), INTAKE, keyed("k1", "f1"));
        rejected(gate, Give.assign(XIPU), DISPATCHER, keyed("k2", "f1"));
        long head = log.head();

        for (var key : List.of("k1", "k2")) {
            assertThatThrownBy(() -> gate.give(Give.urge(), SUPERVISOR, keyed(key, "f2")))
                    .isInstanceOf(RequestReused.class);
        }
        assertThat(log.head()).isEqualTo(head);
    }

    @Test
    void givenAKeyThatWasUsed_whenItBeginsAnotherCase_thenNoNumberIsClaimed() {
        gate.give(Give.receive(), INTAKE, Request.once());
        gate.give(Give.classify(Severity.GENERAL), DISPATCHER, keyed("k1", "f1"));
        var other = Give.receiving(
                OTHER_CASE,
                ComplaintKind.COMPLAINT,
                Channel.HOTLINE_12315,
                Give.COMPLAINANT,
                Give.NARRATIVE,
                "某超市",
                null,
                null,
                null,
                null);

        assertThatThrownBy(() -> otherNode.give(other, INTAKE, keyed("k1", "f2")))
                .isInstanceOf(RequestReused.class);

        assertThat(JdbcClient.create(database)
                        .sql("SELECT count(*) FROM ledger.case_number")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void givenAKeyThatWasUsed_whenItComesForACaseThatIsNotThere_thenItIsSaidToBeUsed() {
        gate.give(Give.receive(), INTAKE, keyed("k1", "f1"));
        var elsewhere = new UrgeHandling(OTHER_CASE, "请尽快办理", null, null, null, null, null);

        assertThatThrownBy(() -> otherNode.give(elsewhere, SUPERVISOR, keyed("k1", "f2")))
                .isInstanceOf(RequestReused.class);
    }

    @Test
    void givenARequest_whenItsRepetitionHasNothingToDo_thenItIsAnsweredAsBefore() {
        gate.give(Give.receive(), INTAKE, Request.once());
        office.original().setTime(Give.at("2026-03-20T00:00"));
        var missed = Give.missed(Clock.SIGN_OFF, 1);
        var first = gate.give(missed, Actor.SYSTEM, keyed("k1", "f1"));
        gate.give(Give.urge(), SUPERVISOR, Request.once());

        assertThat(gate.give(missed, Actor.SYSTEM, keyed("k1", "f1"))).isEqualTo(first);
        assertThat(otherNode.give(missed, Actor.SYSTEM, keyed("k1", "f1"))).isEqualTo(first);
        assertThat(log.head()).isEqualTo(first.position() + 1);
    }

    @Test
    void givenNoCase_thenThereIsNoSuchCaseAndNothingIsRecorded() {
        assertThatThrownBy(() -> gate.give(Give.urge(), SUPERVISOR, keyed("k1", "f1")))
                .isInstanceOf(NoSuchCase.class);
        assertThatThrownBy(() -> gate.give(Give.accept(), INTAKE, Request.once()))
                .isInstanceOf(NoSuchCase.class);
        assertThat(log.head()).isZero();
    }

    @Test
    void givenAVersionThatIsOver_whenItIsExpected_thenSomebodyActedFirst() {
        gate.give(Give.receive(), INTAKE, Request.once());
        long seen = cases().size() - 1L;
        otherNode.give(Give.urge(), SUPERVISOR, Request.once());
        long head = log.head();

        var refused = catchThrowableOfType(
                SomebodyActedFirst.class, () -> gate.give(Give.urge(), SUPERVISOR, expecting(seen)));

        assertThat(refused.versionAsked()).isTrue();
        assertThat(log.head()).isEqualTo(head);
        gate.give(Give.urge(), SUPERVISOR, expecting(seen + 1));
        assertThat(log.head()).isEqualTo(head + 1);
    }

    @Test
    @DisplayName("whoever has done it gets the answer to what was done, not a refusal because of it")
    void givenARequestWithAVersion_whenItIsRepeated_thenItIsAnsweredAsBefore() {
        gate.give(Give.receive(), INTAKE, Request.once());
        long seen = cases().size() - 1L;
        var request = new Request(RequestId.named("supervisor", "k1"), "f1", Set.of(seen));
        var first = gate.give(Give.urge(), SUPERVISOR, request);

        assertThat(otherNode.give(Give.urge(), SUPERVISOR, request)).isEqualTo(first);
        assertThat(log.head()).isEqualTo(first.position());
    }

    @Test
    @DisplayName("without a fingerprint the log is asked only after the state has refused")
    void givenARequest_whenItsOwnEffectForbidsTheRepetition_thenItIsAnsweredAsBefore() {
        classified();
        gate.give(Give.signOff(XIPU), LEADER, Request.once());
        long seen = cases().size() - 1L;
        var request = new Request(RequestId.named("dispatcher", "k1"), null, null);
        var first = gate.give(Give.assign(XIPU), DISPATCHER, request);

        assertThat(otherNode.give(Give.assign(XIPU), DISPATCHER, request)).isEqualTo(first);
        assertThat(otherNode.give(Give.assign(XIPU), DISPATCHER, new Request(request.id(), null, Set.of(seen))))
                .isEqualTo(first);
        assertThat(log.head()).isEqualTo(first.position());
        assertThat(refusals()).isEmpty();
    }

    @RepeatedTest(5)
    void givenTwoNodes_whenBothAssign_thenOneIsToldThatTheCaseHasMovedOn() throws Exception {
        classified();
        gate.give(Give.signOff(XIPU), LEADER, Request.once());

        var answers = together(
                () -> gate.give(Give.assign(XIPU), DISPATCHER, Request.once()),
                () -> otherNode.give(Give.assign(XIPU), DISPATCHER, Request.once()));

        assertThat(answers).filteredOn(Outcome.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(Throwable.class::isInstance)
                .singleElement()
                .isInstanceOfAny(SomebodyActedFirst.class, Rejection.class);
        assertThat(cases())
                .filteredOn(e -> e.type().equals("ComplaintAssigned"))
                .hasSize(1);
        thenTheCaseIsWhole();
    }

    @Test
    @DisplayName("the state was loaded before another's commit: a conflict, and nothing is stored")
    void givenACommandThatWasDecidedOnAnOldState_thenSomebodyActedFirst() throws Exception {
        classified();
        long before = log.head();

        var late = whileHeld(Give.classify(Severity.MAJOR), keyed("k1", "f1"), otherNode);

        assertThat(late)
                .isInstanceOfSatisfying(
                        SomebodyActedFirst.class,
                        e -> assertThat(e.versionAsked()).isFalse());
        assertThat(log.head()).isEqualTo(before + 1);
    }

    @RepeatedTest(5)
    void givenTheSameRequestTwiceAtOnce_thenItIsRecordedOnceAndBothGetTheSameAnswer() throws Exception {
        var receipt = keyed("k1", "f1");
        var received = together(
                () -> gate.give(Give.receive(), INTAKE, receipt),
                () -> otherNode.give(Give.receive(), INTAKE, receipt));
        assertThat(received).containsOnly(new Outcome(CASE.value(), log.head()));

        gate.give(Give.classify(Severity.GENERAL), DISPATCHER, Request.once());
        gate.give(Give.signOff(XIPU), LEADER, Request.once());
        var assignment = keyed("k2", "f2");
        var assigned = together(
                () -> gate.give(Give.assign(XIPU), DISPATCHER, assignment),
                () -> otherNode.give(Give.assign(XIPU), DISPATCHER, assignment));
        assertThat(assigned).containsOnly(new Outcome(CASE.value(), log.head()));
        assertThat(cases())
                .filteredOn(e -> e.type().equals("ComplaintAssigned"))
                .hasSize(1);
        assertThat(refusals()).isEmpty();
        thenTheCaseIsWhole();
    }

    @Test
    void givenTheSameRequestInFlight_whenTheOtherNodeHasRecordedIt_thenItsAnswerIsGiven() throws Exception {
        classified();
        var request = keyed("k1", "f1");
        var loaded = new CyclicBarrier(2);
        try (var slow = CommandSide.over(log, new WaitingOffice(office, loaded))) {
            var executor = Executors.newSingleThreadExecutor();
            try {
                var late = executor.submit(() -> slow.gate().give(Give.signOff(XIPU), LEADER, request));
                loaded.await();
                var first = otherNode.give(Give.signOff(XIPU), LEADER, request);
                loaded.await();
                assertThat(late.get()).isEqualTo(first);
                assertThat(log.head()).isEqualTo(first.position());
            } finally {
                executor.shutdownNow();
            }
        }
    }

    @RepeatedTest(5)
    void givenTheSameRefusedRequestTwiceAtOnce_thenTheRefusalIsRecordedOnce() throws Exception {
        gate.give(Give.receive(), INTAKE, Request.once());
        var request = keyed("k1", "f1");

        var answers = together(
                () -> gate.give(Give.assign(XIPU), DISPATCHER, request),
                () -> otherNode.give(Give.assign(XIPU), DISPATCHER, request));

        assertThat(refusals()).hasSize(1);
        assertThat(answers)
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer)
                        .isInstanceOfSatisfying(
                                Rejection.class,
                                r -> assertThat(r.refusal())
                                        .isEqualTo(read(refusals().get(0)))));
    }

    @Test
    @DisplayName("P1.08: each opening is logged, and so is an opening that was refused")
    void givenOpenings_thenEachIsRecordedBesideTheCase() {
        gate.give(Give.receive(), INTAKE, Request.once());
        var before = caseEvents();
        var opening = new SealedDataOpened(CASE, Set.of("complainant"), "api");
        var open = new OpenSealedParts(CASE, Set.of("complainant"), "api");

        gate.give(open, INTAKE, Request.once());
        gate.give(open, INTAKE, Request.once());
        var refused = new RefusalRecorder(log, office).refuseOpening(CASE, LEGAL);

        var openings = log.readStream(CompanionStream.OPENINGS.of(CASE));
        assertThat(openings).extracting(StoredEvent::sequence).containsExactly(0L, 1L);
        assertThat(openings).allSatisfy(e -> {
            assertThat(EventCodec.read(e.type(), e.revision(), e.payload())).isEqualTo(opening);
            assertThat(EventCodec.readMetadata(e.metadata()))
                    .containsEntry("actor", "intake")
                    .containsEntry("role", "INTAKE");
        });
        assertThat(refusals()).singleElement().satisfies(e -> {
            assertThat(read(e)).isEqualTo(refused.refusal());
            assertThat(read(e).rule()).isEqualTo(Rule.SEALED_TO_THIS_ROLE.name());
        });
        assertThat(caseEvents()).isEqualTo(before);
    }

    private void classified() {
        gate.give(Give.receive(), INTAKE, Request.once());
        gate.give(Give.classify(Severity.GENERAL), DISPATCHER, Request.once());
    }

    /** What a dispatcher's command leads to that is held until another node has acted. */
    private Object whileHeld(ComplaintCommand command, Request request, CommandGate meanwhile) throws Exception {
        var loaded = new CyclicBarrier(2);
        try (var slow = CommandSide.over(log, new WaitingOffice(office, loaded))) {
            var executor = Executors.newSingleThreadExecutor();
            try {
                var late = executor.submit(() -> slow.gate().give(command, DISPATCHER, request));
                loaded.await();
                meanwhile.give(Give.urge(), SUPERVISOR, Request.once());
                loaded.await();
                return answer(late);
            } finally {
                executor.shutdownNow();
            }
        }
    }

    private static List<Object> together(Callable<Outcome> one, Callable<Outcome> other) throws Exception {
        var barrier = new CyclicBarrier(2);
        var executor = Executors.newFixedThreadPool(2);
        try {
            var answers = new ArrayList<Object>();
            for (var future : executor.invokeAll(Stream.of(one, other)
                    .<Callable<Outcome>>map(call -> () -> {
                        barrier.await();
                        return call.call();
                    })
                    .toList())) {
                answers.add(answer(future));
            }
            return answers;
        } finally {
            executor.shutdown();
        }
    }

    private static Object answer(Future<Outcome> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /** Every request left all of its events or none, in sequence, and the log has no gap. */
    private void thenTheCaseIsWhole() {
        var sequences = cases().stream().map(StoredEvent::sequence).toList();
        assertThat(sequences)
                .isEqualTo(
                        Stream.iterate(0L, n -> n + 1).limit(sequences.size()).toList());
        assertThat(JdbcClient.create(database)
                        .sql("SELECT count(*) FROM ledger.event")
                        .query(Long.class)
                        .single())
                .isEqualTo(log.head());
    }

    private static Rejection rejected(CommandGate node, ComplaintCommand command, Actor actor, Request request) {
        return catchThrowableOfType(Rejection.class, () -> node.give(command, actor, request));
    }

    private List<UUID> caseEvents() {
        return cases().stream().map(StoredEvent::eventId).toList();
    }

    private List<StoredEvent> cases() {
        return log.readStream(CASE.value());
    }

    private List<StoredEvent> refusals() {
        return log.readStream(CompanionStream.REFUSALS.of(CASE));
    }

    private static AttemptRefused read(StoredEvent event) {
        return (AttemptRefused) EventCodec.read(event.type(), event.revision(), event.payload());
    }

    private static Request keyed(String key, String fingerprint) {
        return new Request(RequestId.named("somebody", key), fingerprint, null);
    }

    @Test
    void givenSeveralVersions_whenTheCaseIsAtOneOfThem_thenItIsDone_andForNoneNothingIs() {
        gate.give(Give.receive(), INTAKE, Request.once());
        long seen = cases().size() - 1L;
        otherNode.give(Give.urge(), SUPERVISOR, Request.once());
        long head = log.head();

        for (var others : List.of(Set.<Long>of(), Set.of(seen, seen + 2))) {
            assertThatThrownBy(() -> gate.give(Give.urge(), SUPERVISOR, new Request(RequestId.random(), null, others)))
                    .isInstanceOf(SomebodyActedFirst.class);
        }
        assertThat(log.head()).isEqualTo(head);
        gate.give(Give.urge(), SUPERVISOR, new Request(RequestId.random(), null, Set.of(seen + 2, seen, seen + 1)));
        assertThat(log.head()).isEqualTo(head + 1);
    }

    private static Request expecting(long version) {
        return new Request(RequestId.random(), null, Set.of(version));
    }
}
