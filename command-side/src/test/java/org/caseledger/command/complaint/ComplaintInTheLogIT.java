package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.LEGAL;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

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
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.caseledger.command.CommandSide;
import org.caseledger.command.TwoNodes;
import org.caseledger.command.complaint.receiving.CaseNumbers;
import org.caseledger.command.complaint.replying.ReplyCommand.ReviewDraft;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.LedgerCommandBus;
import org.caseledger.command.gate.NoSuchCase;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.gate.SomebodyActedFirst;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Severity;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The aggregate over the real log: what is stored is what was decided, once, whole and in order. */
class ComplaintInTheLogIT {
    private static final String TEXT = "经查属实,已责令退款。";

    private HikariDataSource database;
    private TwoNodes nodes;
    private EventLog log;
    private LedgerOffice office;
    private CommandSide ledger;
    private CommandSide otherNode;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        office = LedgerOffice.on(database);
        nodes = new TwoNodes(database, office);
        log = nodes.log();
        ledger = nodes.one();
        otherNode = nodes.other();
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    @DisplayName("a whole life, one command on this node and the next on the other")
    void givenAWholeLife_whenReadBack_thenItIsTheSameCase() {
        give(ledger, INTAKE, Give.receive());
        give(otherNode, DISPATCHER, Give.classify(Severity.MAJOR));
        give(ledger, LEADER, Give.signOff(XIPU));
        give(otherNode, DISPATCHER, Give.assign(XIPU));
        give(ledger, handlerOf(XIPU), Give.giveBack());
        give(otherNode, HEAD, Give.reviewReturn(true));
        give(otherNode, DISPATCHER, Give.assign(HONGGUANG, "属红光辖区"));
        give(ledger, handlerOf(HONGGUANG), Give.accept());
        give(otherNode, handlerOf(HONGGUANG), Give.investigate(true));
        give(ledger, handlerOf(HONGGUANG), Give.draft(TEXT));
        give(otherNode, LEADER, Give.approve(1, TEXT));
        give(ledger, LEGAL, Give.approve(1, TEXT));
        give(otherNode, handlerOf(HONGGUANG), Give.replyAsDrafted());
        give(ledger, HEAD, Give.followUp());
        give(otherNode, SUPERVISOR, Give.reopen());
        give(ledger, handlerOf(HONGGUANG), Give.investigate(false));
        give(otherNode, handlerOf(HONGGUANG), Give.draft("再次答复"));
        give(ledger, LEADER, Give.approve(2, "再次答复"));
        give(otherNode, LEGAL, Give.approve(2, "再次答复"));
        give(
                otherNode,
                People.colleagueOf(HONGGUANG),
                new ReviewDraft(CASE, 2, Digest.of("再次答复"), true, null, null, null));
        give(ledger, HEAD, Give.replyAsDrafted());
        give(otherNode, HEAD, Give.archive(DossierPart.REGISTRATION_FORM));

        var stored = log.readStream(CASE.value());
        var reloaded = new CaseState();
        stored.forEach(e -> reloaded.on((ComplaintEvent) EventCodec.read(e.type(), e.revision(), e.payload())));
        assertThat(reloaded.state()).isEqualTo(ComplaintState.ARCHIVED);
        assertThat(stored.stream().map(StoredEvent::sequence).toList())
                .isEqualTo(LongStream.range(0, stored.size()).boxed().toList());
        assertThat(stored).allSatisfy(e -> assertThat(e.aggregateType()).isEqualTo("complaint"));
        assertThat(log.head()).isEqualTo(stored.size());
    }

    @Test
    @DisplayName("identity, role and unit of whoever acts are on every event")
    void givenACommand_whenRecorded_thenEveryEventNamesWhoActed() {
        var recorded = give(ledger, INTAKE, Give.receive());
        assertThat(recorded).hasSize(4);
        assertThat(recorded)
                .isEqualTo(recorded)
                .allSatisfy(e -> assertThat(EventCodec.readMetadata(e.metadata()))
                        .containsEntry("actor", "intake")
                        .containsEntry("name", "刘登记")
                        .containsEntry("role", "INTAKE")
                        .containsEntry("unit", "CENTER"));
    }

    @Test
    void givenARefusedCommand_thenNothingIsStored() {
        give(ledger, INTAKE, Give.receive());
        int before = log.readStream(CASE.value()).size();
        assertThatThrownBy(() -> give(ledger, DISPATCHER, Give.assign(XIPU))).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> give(ledger, HEAD, Give.receive())).isInstanceOf(Rejection.class);
        assertThat(log.readStream(CASE.value())).hasSize(before);
        assertThat(give(ledger, DISPATCHER, Give.classify(Severity.GENERAL))).hasSize(1);
    }

    @Test
    void givenNoCase_whenACommandIsGiven_thenThereIsNoSuchCase() {
        assertThatThrownBy(() -> give(ledger, SUPERVISOR, Give.urge())).isInstanceOf(NoSuchCase.class);
        assertThat(log.head()).isZero();
    }

    @RepeatedTest(5)
    @DisplayName("two nodes race on one case: one wins, the other is refused because the first acted")
    void givenTwoNodes_whenTheyRace_thenExactlyOneWins() throws Exception {
        give(ledger, INTAKE, Give.receive());
        give(ledger, DISPATCHER, Give.classify(Severity.GENERAL));
        give(ledger, LEADER, Give.signOff(XIPU));
        int before = log.readStream(CASE.value()).size();
        var won = new ArrayList<List<StoredEvent>>();
        int lost = 0;
        for (var answer : together(() -> assign(ledger, XIPU.value()), () -> assign(otherNode, XIPU.value()))) {
            try {
                won.add(answer.get());
            } catch (ExecutionException e) {
                // whoever loads after the other has committed is refused by the state instead
                assertThat(e.getCause()).isInstanceOfAny(SomebodyActedFirst.class, Rejection.class);
                lost++;
            }
        }
        assertThat(won).hasSize(1);
        assertThat(lost).isEqualTo(1);
        assertThat(log.readStream(CASE.value())).hasSize(before + won.get(0).size());
    }

    @Test
    @DisplayName("a node that has loaded before the other's commit gets a conflict, nothing half done")
    void givenAStaleNode_whenItAppends_thenAConcurrencyExceptionAndNothingStored() throws Exception {
        give(ledger, INTAKE, Give.receive());
        var loaded = new CyclicBarrier(2);
        var slow = CommandSide.over(log, new WaitingOffice(office, loaded));
        long before = log.head();
        try (slow) {
            var executor = Executors.newSingleThreadExecutor();
            try {
                var late = executor.submit(() -> give(slow, DISPATCHER, Give.classify(Severity.MAJOR)));
                loaded.await();
                var first = give(otherNode, DISPATCHER, Give.classify(Severity.GENERAL));
                loaded.await();
                assertThatThrownBy(late::get)
                        .isInstanceOf(ExecutionException.class)
                        .cause()
                        .isInstanceOf(SomebodyActedFirst.class);
                assertThat(log.head()).isEqualTo(before + first.size());
            } finally {
                executor.shutdownNow();
            }
        }
    }

    @Test
    void givenAnotherVersion_whenOneIsExpected_thenRefusedAndNothingStored() {
        give(ledger, INTAKE, Give.receive());
        long head = log.head();
        for (long expected : new long[] {0, head - 2, head, head + 5}) {
            assertThatThrownBy(() -> ledger.gate()
                            .give(Give.urge(), SUPERVISOR, new Request(RequestId.random(), null, Set.of(expected))))
                    .as("expected %d", expected)
                    .isInstanceOf(SomebodyActedFirst.class);
        }
        assertThat(log.head()).isEqualTo(head);
        ledger.gate().give(Give.urge(), SUPERVISOR, new Request(RequestId.random(), null, Set.of(head - 1)));
        assertThat(log.head()).isEqualTo(head + 1);
    }

    @Test
    void givenARequest_whenItIsSentTwice_thenItIsRecordedOnce() {
        give(ledger, INTAKE, Give.receive());
        var request = new Request(RequestId.named("supervisor", "k1"), null, null);
        var first = ledger.gate().give(Give.urge(), SUPERVISOR, request);
        long head = log.head();
        assertThat(otherNode.gate().give(Give.urge(), SUPERVISOR, request)).isEqualTo(first);
        assertThat(log.head()).isEqualTo(head);
    }

    @Test
    @DisplayName("what a multi-event command records comes whole or not at all")
    void givenTheLastOfSeveralEventsCannotBeStored_thenNoneIs() {
        JdbcClient.create(database).sql("""
                        ALTER TABLE ledger.event ADD CONSTRAINT no_reply_clock
                        CHECK (payload->>'clock' IS DISTINCT FROM 'REPLY')
                        """).update();
        assertThatThrownBy(() -> give(ledger, INTAKE, Give.receive())).hasStackTraceContaining("no_reply_clock");
        assertThat(log.head()).isZero();
        assertThat(log.readStream(CASE.value())).isEmpty();
        JdbcClient.create(database)
                .sql("ALTER TABLE ledger.event DROP CONSTRAINT no_reply_clock")
                .update();
        assertThat(give(ledger, INTAKE, Give.receive())).hasSize(4);
    }

    @Test
    @DisplayName("numbers are unique and dense, whoever asks at the same time")
    void givenEightThreads_whenTheyClaimNumbers_thenNoneIsTwiceAndNoneIsLeftOut() throws Exception {
        var numbers = new CaseNumbers(database);
        var cases = IntStream.range(0, 200)
                .mapToObj(i -> new CaseId(new UUID(1, i)))
                .toList();
        var executor = Executors.newFixedThreadPool(8);
        try {
            var claimed = new ArrayList<String>();
            for (var number : executor.invokeAll(cases.stream()
                    .<Callable<String>>map(c -> () -> numbers.claim(c, "郫市监投", 2026))
                    .toList())) {
                claimed.add(number.get());
            }
            assertThat(claimed)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 200)
                            .mapToObj("郫市监投〔2026〕%06d号"::formatted)
                            .toList());
        } finally {
            executor.shutdownNow();
        }
        assertThat(numbers.claim(cases.get(7), "郫市监投", 2026)).isEqualTo(numbers.claim(cases.get(7), "郫市监投", 2026));
        assertThat(numbers.claim(CaseId.random(), "郫市监投", 2027)).endsWith("〔2027〕000001号");
        assertThat(numbers.find(numbers.claim(cases.get(7), "郫市监投", 2026))).contains(cases.get(7));
        assertThat(numbers.find("郫市监投〔2026〕000201号")).isEmpty();
        assertThat(numbers.find("郫市监投2026-1")).isEmpty();
    }

    @Test
    @DisplayName("the framework is put together as we mean it")
    void theWiringIsWhatWeMean() {
        var configuration = ledger.configuration();
        assertThat(configuration.eventStore()).isExactlyInstanceOf(EmbeddedEventStore.class);
        assertThat(configuration.eventBus()).isSameAs(configuration.getComponent(EventStore.class));
        give(ledger, INTAKE, Give.receive());
        assertThat(configuration.eventStore().readEvents(CASE.toString()).asStream())
                .hasSameSizeAs(log.readStream(CASE.value()));
        assertThat(configuration.commandBus()).isExactlyInstanceOf(LedgerCommandBus.class);
        assertThat(configuration.getComponent(CommandBus.class)).isSameAs(configuration.commandBus());
        // The log commits by itself; a transaction around the command would hold a second
        // connection.
        assertThat(configuration.getComponent(TransactionManager.class, NoTransactionManager::instance))
                .isSameAs(NoTransactionManager.instance());
        for (var absent : List.of(
                "com.thoughtworks.xstream.XStream", "org.axonframework.axonserver.connector.AxonServerConfiguration")) {
            assertThatThrownBy(() -> Class.forName(absent)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    private List<StoredEvent> assign(CommandSide node, String why) {
        return give(node, DISPATCHER, Give.assign(XIPU, why));
    }

    private static List<Future<List<StoredEvent>>> together(
            Callable<List<StoredEvent>> one, Callable<List<StoredEvent>> other) throws Exception {
        var barrier = new CyclicBarrier(2);
        var executor = Executors.newFixedThreadPool(2);
        try {
            return executor.invokeAll(List.<Callable<List<StoredEvent>>>of(
                    () -> {
                        barrier.await();
                        return one.call();
                    },
                    () -> {
                        barrier.await();
                        return other.call();
                    }));
        } finally {
            executor.shutdown();
        }
    }

    private List<StoredEvent> give(CommandSide node, Actor actor, ComplaintCommand command) {
        var request = Request.once();
        node.gate().give(command, actor, request);
        var id = request.id().value().toString();
        return log.readStream(Give.CASE.value()).stream()
                .filter(e -> id.equals(EventCodec.readMetadata(e.metadata()).get(RequestId.KEY)))
                .toList();
    }
}
