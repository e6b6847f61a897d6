package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.INTAKE;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.caseledger.command.CommandSide;
import org.caseledger.command.complaint.links.Joins;
import org.caseledger.command.complaint.links.LinkCommand.JoinComplaint;
import org.caseledger.command.complaint.links.LinkCommand.UndoJoin;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.OfficeLike;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.SomebodyActedFirst;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.LinkEvent.ComplaintJoined;
import org.caseledger.events.complaint.LinkEvent.JoinUndone;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 并案 on two nodes at the same moments: whoever leads is never joined, and nothing goes round. */
@Timeout(120)
class RacingJoinsIT {
    private static final int CASES = 4;
    private static final int THREADS_OF_A_NODE = 4;
    private static final int ROUNDS = 25;

    private record JoiningOffice(Office original, Joins joins) implements OfficeLike {
        @Override
        public boolean knows(CaseId caseId) {
            return true;
        }

        @Override
        public boolean isJoined(CaseId caseId) {
            return joins.leadOf(caseId).isPresent();
        }

        @Override
        public boolean leads(CaseId caseId) {
            return joins.isLead(caseId);
        }
    }

    private HikariDataSource database;
    private HikariDataSource otherPool;
    private EventLog log;
    private final List<CommandSide> ledgers = new ArrayList<>();
    private final List<CommandGate> nodes = new ArrayList<>();

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        otherPool = TestDatabase.another(database);
        var office = LedgerOffice.on(database);
        log = new EventLog(database, TestDatabase.EVENT_KEY, office.time());
        for (var itsLog : List.of(log, new EventLog(otherPool, TestDatabase.EVENT_KEY, office.time()))) {
            var ledger = CommandSide.over(itsLog, new JoiningOffice(office, new Joins(itsLog)));
            ledgers.add(ledger);
            nodes.add(ledger.gate());
        }
    }

    @AfterEach
    void stop() {
        ledgers.forEach(CommandSide::close);
        otherPool.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givenTwoNodes_whenManyJoinAndUndo_thenEachCaseHasOneLeadThatIsNotJoined(long seed) throws Exception {
        var cases = IntStream.range(0, CASES)
                .mapToObj(i -> CaseId.named("case " + i))
                .toList();
        cases.forEach(c -> nodes.get(0).give(receive(c), INTAKE, Request.once()));
        var executor = Executors.newFixedThreadPool(2 * THREADS_OF_A_NODE);
        try {
            var clients = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 2 * THREADS_OF_A_NODE; i++) {
                var random = new Random(seed * 100 + i);
                clients.add(executor.submit(client(nodes.get(i % 2), cases, random)));
            }
            int done = 0;
            for (var client : clients) {
                done += client.get();
            }
            assertThat(done).as("joined or undone").isGreaterThan(CASES);
        } finally {
            executor.shutdownNow();
        }
        thenNobodyLeadsWhoIsJoined(cases);
    }

    private static ReceiveComplaint receive(CaseId caseId) {
        var one = Give.receive();
        return Give.receiving(
                caseId,
                one.kind(),
                one.channel(),
                one.complainant(),
                one.narrative(),
                one.respondent(),
                null,
                null,
                null,
                null);
    }

    private static Callable<Integer> client(CommandGate node, List<CaseId> cases, Random random) {
        return () -> {
            int done = 0;
            for (int round = 0; round < ROUNDS; round++) {
                var one = cases.get(random.nextInt(CASES));
                var other = cases.get(random.nextInt(CASES));
                var command = random.nextInt(3) == 0
                        ? new UndoJoin(one, "诉求不同", null, null)
                        : new JoinComplaint(one, other, "同一事项", null, null);
                try {
                    node.give(command, DISPATCHER, Request.once());
                    done++;
                } catch (Rejection | SomebodyActedFirst e) {
                    continue; // by the rules, or another one was faster
                }
            }
            return done;
        };
    }

    /** At no position of the log, and not only at its end. */
    private void thenNobodyLeadsWhoIsJoined(List<CaseId> cases) {
        for (long position = 1; position <= log.head(); position++) {
            var now = new Leads(log, position);
            for (var one : cases) {
                var lead = now.of(one);
                assertThat(lead == null ? null : now.of(lead))
                        .as("at %d, %s is led by %s, and that", position, one, lead)
                        .isNull();
            }
        }
    }

    private record Leads(EventLog log, long position) {
        CaseId of(CaseId caseId) {
            return log.readStream(caseId.value(), position).stream()
                    .map(e -> EventCodec.read(e.type(), e.revision(), e.payload()))
                    .reduce(
                            (CaseId) null,
                            (lead, event) -> event instanceof ComplaintJoined joined
                                    ? joined.lead()
                                    : event instanceof JoinUndone ? null : lead,
                            (a, b) -> b);
        }
    }
}
