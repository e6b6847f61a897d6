package org.caseledger.command.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.caseledger.command.CommandSide;
import org.caseledger.command.complaint.Give;
import org.caseledger.command.complaint.LedgerOffice;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.Clock;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A node that has a case in its cache, and another node that goes on with it. */
class AggregateCacheIT {
    private HikariDataSource database;
    private HikariDataSource otherPool;
    private CountedConnections connections;
    private FailingOffice office;
    private EventLog log;
    private CommandSide ledger;
    private CommandSide otherLedger;
    private CommandGate node;
    private CommandGate otherNode;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        otherPool = TestDatabase.another(database);
        connections = new CountedConnections(database);
        var common = LedgerOffice.on(database);
        office = new FailingOffice(common, new AtomicBoolean());
        log = new EventLog(connections, TestDatabase.EVENT_KEY, office.time());
        ledger = CommandSide.over(log, office);
        node = ledger.gate();
        var otherLog = new EventLog(otherPool, TestDatabase.EVENT_KEY, office.time());
        otherLedger = CommandSide.over(otherLog, common);
        otherNode = otherLedger.gate();
        give(node, INTAKE, Give.receive());
        give(node, DISPATCHER, Give.classify(Severity.GENERAL));
    }

    @AfterEach
    void stop() {
        ledger.close();
        otherLedger.close();
        otherPool.close();
        database.close();
    }

    @Test
    void givenACaseInTheCache_whenACommandIsGiven_thenOnlyTheAppendAsksTheDatabase() {
        connections.count.set(0);

        give(node, SUPERVISOR, Give.urge());
        node.give(Give.urge(), SUPERVISOR, new Request(RequestId.random(), "fingerprint", null));

        assertThat(connections.count).hasValue(2);
    }

    @Test
    void givenAnOldStateThatForbids_whenTheOtherNodeHasMadeItPossible_thenItIsDone() {
        give(otherNode, LEADER, Give.signOff(XIPU));

        give(node, DISPATCHER, Give.assign(XIPU));

        assertThat(types()).contains("ComplaintAssigned");
        assertThat(refusals()).isEmpty();
    }

    @Test
    void givenAnOldStateThatAllows_whenTheOtherNodeHasMadeItImpossible_thenItIsRefusedAsItIsNow() {
        give(node, LEADER, Give.signOff(XIPU));
        give(otherNode, DISPATCHER, Give.assign(XIPU));
        long head = log.head();

        var rejection = catchThrowableOfType(Rejection.class, () -> give(node, DISPATCHER, Give.assign(XIPU)));

        assertThat(rejection.refusal().state()).isEqualTo(ComplaintState.ASSIGNED);
        assertThat(refusals()).hasSize(1);
        assertThat(log.head()).isEqualTo(head + 1);
    }

    @Test
    void givenAnOldStateThatAllows_whenTheOtherNodeHasOnlyAdded_thenItIsDoneBehindIt() {
        give(otherNode, SUPERVISOR, Give.urge());

        give(node, LEADER, Give.signOff(XIPU));

        assertThat(types()).containsSubsequence("HandlingUrged", "RoutingSignedOff");
        thenTheCaseIsWhole();
    }

    @Test
    void givenAnOldStateWhereNothingIsToBeDone_whenThereIsByNow_thenItIsDone() {
        give(otherNode, LEADER, Give.signOff(XIPU));
        common().original().setTime(Give.at("2026-03-20T00:00"));

        give(node, Actor.SYSTEM, Give.missed(Clock.DISPATCH, 1));

        assertThat(missed()).isEqualTo(1);
    }

    @Test
    void givenAnOldStateWhereSomethingIsToBeDone_whenTheOtherNodeHasDoneIt_thenItIsNotDoneTwice() {
        give(node, LEADER, Give.signOff(XIPU));
        common().original().setTime(Give.at("2026-03-20T00:00"));
        give(otherNode, Actor.SYSTEM, Give.missed(Clock.DISPATCH, 1));
        long head = log.head();

        assertThat(give(node, Actor.SYSTEM, Give.missed(Clock.DISPATCH, 1)).position())
                .isEqualTo(head);

        assertThat(missed()).isEqualTo(1);
    }

    @Test
    void givenAVersionThatOnlyTheLogHas_whenItIsExpected_thenTheCommandIsDone() {
        give(otherNode, SUPERVISOR, Give.urge());
        long seen = types().size() - 1L;

        node.give(Give.urge(), SUPERVISOR, expecting(seen));

        assertThat(types()).hasSize((int) seen + 2);
        thenTheCaseIsWhole();
    }

    @Test
    void givenAVersionThatOnlyTheCacheHas_whenItIsExpected_thenSomebodyActedFirst() {
        long seen = types().size() - 1L;
        give(otherNode, SUPERVISOR, Give.urge());
        long head = log.head();

        for (long version : new long[] {seen, seen - 1, seen + 2}) {
            assertThatThrownBy(() -> node.give(Give.urge(), SUPERVISOR, expecting(version)))
                    .isInstanceOfSatisfying(
                            SomebodyActedFirst.class,
                            e -> assertThat(e.versionAsked()).isTrue());
        }
        assertThat(log.head()).isEqualTo(head);
    }

    @Test
    void givenACommandThatFailsHalfWay_whenTheNextComes_thenItIsDecidedOnWhatIsInTheLog() {
        office.fails.set(true);
        long head = log.head();
        assertThatThrownBy(() -> give(node, LEADER, Give.signOff(XIPU))).hasMessage("no calendar");
        office.fails.set(false);
        assertThat(log.head()).isEqualTo(head);

        var rejection = catchThrowableOfType(Rejection.class, () -> give(node, DISPATCHER, Give.assign(XIPU)));
        give(node, SUPERVISOR, Give.urge());

        assertThat(rejection.refusal().rule()).isEqualTo(Rule.SIGN_OFF_BEFORE_ASSIGNMENT.name());
        thenTheCaseIsWhole();
    }

    @Test
    void givenARefusedCommand_whenTheNextComes_thenTheCaseIsAsItWas() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> give(node, DISPATCHER, Give.assign(XIPU))).isInstanceOf(Rejection.class);
        }
        give(node, LEADER, Give.signOff(XIPU));
        give(node, DISPATCHER, Give.assign(XIPU));
        give(node, handlerOf(XIPU), Give.giveBack());
        give(node, HEAD, Give.reviewReturn(true));
        give(node, DISPATCHER, Give.assign(HONGGUANG, "属红光辖区"));

        assertThat(refusals()).hasSize(3);
        thenTheCaseIsWhole();
    }

    @Test
    void givenMoreCasesThanItHolds_whenTheyAreHandled_thenTheCacheKeepsSoMany() {
        var cache = new AggregateCache(50);
        for (int i = 0; i < 10_000; i++) {
            cache.put("case-" + i, "state");
        }
        CommandAttempt.begin(false, Give.urge());
        try {
            assertThat(LongStream.range(0, 10_000).filter(i -> cache.get("case-" + i) != null))
                    .hasSizeBetween(1, 50);
        } finally {
            CommandAttempt.end();
        }
    }

    private LedgerOffice common() {
        return (LedgerOffice) office.original();
    }

    private static Outcome give(CommandGate node, Actor actor, ComplaintCommand command) {
        return node.give(command, actor, Request.once());
    }

    private static Request expecting(long version) {
        return new Request(RequestId.random(), null, Set.of(version));
    }

    private List<StoredEvent> events() {
        return log.readStream(CASE.value());
    }

    private List<String> types() {
        return events().stream().map(StoredEvent::type).toList();
    }

    private long missed() {
        return types().stream()
                .filter(EventCodec.nameOf(DeadlineMissed.class)::equals)
                .count();
    }

    private List<StoredEvent> refusals() {
        return log.readStream(CompanionStream.REFUSALS.of(CASE));
    }

    private void thenTheCaseIsWhole() {
        var sequences = events().stream().map(StoredEvent::sequence).toList();
        assertThat(sequences)
                .isEqualTo(LongStream.range(0, sequences.size()).boxed().toList());
    }

    /** Counts the connections that are asked for. */
    private static final class CountedConnections extends DelegatingDataSource {
        private final AtomicInteger count = new AtomicInteger();

        private CountedConnections(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            count.incrementAndGet();
            return super.getConnection();
        }
    }

    /** An office whose calendar fails when an act has been folded into the case already. */
    private record FailingOffice(Office original, AtomicBoolean fails) implements OfficeLike {
        @Override
        public WorkCalendar calendar() {
            if (fails.get()) {
                throw new IllegalStateException("no calendar");
            }
            return original.calendar();
        }
    }
}
