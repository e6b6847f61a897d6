package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.caseledger.command.CommandSide;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Outcome;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.gate.SomebodyActedFirst;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogCheck;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.oversight.AttemptRefused;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One case, two nodes that both have it in their caches, many threads: each answer is decided again afterwards, on the
 * case as the log had it.
 */
@Timeout(120)
class RacingCommandsIT {
    private static final int THREADS_OF_A_NODE = 4;
    private static final int ROUNDS = 25;

    private record Choice(Actor actor, ComplaintCommand command) {}

    private static final List<Choice> CHOICES = List.of(
            new Choice(LEADER, Give.signOff(XIPU)),
            new Choice(LEADER, Give.signOff(HONGGUANG)),
            new Choice(DISPATCHER, Give.assign(XIPU, "属犀浦辖区")),
            new Choice(DISPATCHER, Give.assign(HONGGUANG, "属红光辖区")),
            new Choice(handlerOf(XIPU), Give.giveBack()),
            new Choice(handlerOf(HONGGUANG), Give.giveBack()),
            new Choice(DISPATCHER, Give.classify(Severity.MAJOR)),
            new Choice(SUPERVISOR, Give.urge()));

    /** An answer, and how far the log was when the command was given. */
    private record Told(Choice choice, RequestId request, long headBefore, Object answer) {}

    private HikariDataSource database;
    private HikariDataSource otherPool;
    private LedgerOffice office;
    private EventLog log;
    private CommandSide ledger;
    private CommandSide otherLedger;
    private List<CommandGate> nodes;
    private final ConcurrentLinkedQueue<Told> told = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        otherPool = TestDatabase.another(database);
        office = LedgerOffice.on(database);
        log = new EventLog(database, TestDatabase.EVENT_KEY, office.time());
        ledger = CommandSide.over(log, office);
        var otherLog = new EventLog(otherPool, TestDatabase.EVENT_KEY, office.time());
        otherLedger = CommandSide.over(otherLog, office);
        nodes = List.of(ledger.gate(), otherLedger.gate());
    }

    @AfterEach
    void stop() {
        ledger.close();
        otherLedger.close();
        otherPool.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givenTwoNodes_whenManyActOnOneCase_thenNobodyIsWronglyRefusedOrAllowed(long seed) throws Exception {
        nodes.get(0).give(Give.receive(), INTAKE, Request.once());
        nodes.get(1).give(Give.classify(Severity.GENERAL), DISPATCHER, Request.once());
        var executor = Executors.newFixedThreadPool(2 * THREADS_OF_A_NODE);
        try {
            var clients = new ArrayList<Future<Void>>();
            for (int i = 0; i < 2 * THREADS_OF_A_NODE; i++) {
                clients.add(executor.submit(client(nodes.get(i % 2), new Random(seed * 100 + i))));
            }
            for (var client : clients) {
                client.get();
            }
        } finally {
            executor.shutdownNow();
        }
        thenEveryAnswerIsRight();
    }

    private Callable<Void> client(CommandGate node, Random random) {
        return () -> {
            for (int round = 0; round < ROUNDS; round++) {
                var choice = CHOICES.get(random.nextInt(CHOICES.size()));
                var request = RequestId.random();
                long head = log.head();
                told.add(new Told(choice, request, head, answer(node, choice, request)));
            }
            return null;
        };
    }

    private static Object answer(CommandGate node, Choice choice, RequestId request) {
        try {
            return node.give(choice.command(), choice.actor(), new Request(request, null, null));
        } catch (Rejection | SomebodyActedFirst e) {
            return e;
        }
    }

    private void thenEveryAnswerIsRight() {
        for (var one : told) {
            if (one.answer() instanceof Outcome) {
                thenItWasAllowed(one);
            } else if (one.answer() instanceof Rejection rejection) {
                thenItWasForbidden(one, rejection.refusal());
            } else {
                assertThat(eventsOf(one)).isEmpty();
            }
        }
        assertThat(told).extracting(Told::answer).hasAtLeastOneElementOfType(Outcome.class);
        assertThat(told).extracting(Told::answer).hasAtLeastOneElementOfType(Rejection.class);
        var events = log.readStream(CASE.value());
        assertThat(events)
                .extracting(StoredEvent::sequence)
                .containsExactlyElementsOf(
                        LongStream.range(0, events.size()).boxed().toList());
        assertThat(new LogCheck(database, TestDatabase.EVENT_KEY).run(position -> {}))
                .isEmpty();
    }

    private void thenItWasAllowed(Told one) {
        var events = eventsOf(one);
        assertThat(decided(one.choice(), events.get(0).position() - 1))
                .isEqualTo(events.stream().map(RacingCommandsIT::read).toList());
    }

    private void thenItWasForbidden(Told one, AttemptRefused refusal) {
        long recorded = log.findEvent(one.request().eventId(0)).orElseThrow().position();
        assertThat(LongStream.range(one.headBefore(), recorded))
                .as("%s refused with %s", one.choice(), refusal)
                .anyMatch(position -> isRefused(one.choice(), position, refusal));
    }

    private boolean isRefused(Choice choice, long position, AttemptRefused refusal) {
        try {
            decided(choice, position);
            return false;
        } catch (Refused refused) {
            return refused.rule().name().equals(refusal.rule()) && refused.state() == refusal.state();
        }
    }

    /** What follows from a command on the case as it was at a position of the log. */
    private List<ComplaintEvent> decided(Choice choice, long position) {
        var c = new CaseState();
        log.readStream(CASE.value(), position).forEach(e -> c.on((ComplaintEvent) read(e)));
        var events = new ArrayList<ComplaintEvent>();
        Decisions.decide(
                choice.command(),
                c,
                new DecisionContext(choice.actor(), office.time().instant(), office),
                event -> {
                    c.on(event);
                    events.add(event);
                });
        return events;
    }

    private List<StoredEvent> eventsOf(Told one) {
        return log.readStream(CASE.value()).stream()
                .filter(e -> one.request()
                        .value()
                        .toString()
                        .equals(EventCodec.readMetadata(e.metadata()).get(RequestId.KEY)))
                .toList();
    }

    private static LedgerEvent read(StoredEvent e) {
        return EventCodec.read(e.type(), e.revision(), e.payload());
    }
}
