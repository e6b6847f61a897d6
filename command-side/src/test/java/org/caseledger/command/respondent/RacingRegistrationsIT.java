package org.caseledger.command.respondent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.command.complaint.People.INTAKE;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caseledger.command.CommandSide;
import org.caseledger.command.complaint.LedgerOffice;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.OfficeLike;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Request;
import org.caseledger.command.respondent.RespondentCommand.ChangeRespondent;
import org.caseledger.command.respondent.RespondentCommand.RegisterRespondent;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.respondent.CreditCode;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.respondent.RegisteredRespondent;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same code entered on two nodes at the same moment: one entry. */
@Timeout(120)
class RacingRegistrationsIT {
    private static final String CODE = "91330100799655058B";
    private static final int ROUNDS = 10;
    private static final int CLIENTS = 4;

    private record RegisteringOffice(Office original, RespondentRegister register) implements OfficeLike {
        @Override
        public Optional<RegisteredRespondent> respondent(RespondentId id) {
            return register.find(id);
        }

        @Override
        public Optional<RespondentId> respondentWith(String creditCode) {
            return register.with(creditCode);
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
            var ledger = CommandSide.over(itsLog, new RegisteringOffice(office, new RespondentRegister(itsLog)));
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

    @Test
    void givenTwoNodes_whenTheSameCodeIsRegisteredAtOnce_thenThereIsOneEntry() throws Exception {
        var executor = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                var code = code(round);
                var together = new CyclicBarrier(CLIENTS);
                var clients = new ArrayList<Future<Boolean>>();
                for (int i = 0; i < CLIENTS; i++) {
                    var node = nodes.get(i % nodes.size());
                    clients.add(executor.submit(() -> registers(node, code, together)));
                }
                int registered = 0;
                for (var client : clients) {
                    registered += client.get() ? 1 : 0;
                }
                assertThat(registered).as("round %d", round).isEqualTo(1);
                assertThat(log.streamsWithCreditCode(code)).hasSize(1);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static boolean registers(CommandGate node, String code, CyclicBarrier together) throws Exception {
        var command = register(UUID.randomUUID(), code);
        together.await();
        try {
            node.give(command, INTAKE, Request.once());
            return true;
        } catch (Rejection refused) {
            return false;
        }
    }

    @Test
    void givenACodeThatAnEntryGaveUp_whenAnotherHasIt_thenTheRegisterFindsThatOne() {
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        nodes.get(0).give(register(first, CODE), INTAKE, Request.once());
        nodes.get(0)
                .give(
                        new ChangeRespondent(first, "好邻居", null, null, null, null, null, null, "代码登记有误"),
                        INTAKE,
                        Request.once());
        nodes.get(1).give(register(second, CODE), INTAKE, Request.once());
        assertThat(new RespondentRegister(log).with(CODE)).contains(new RespondentId(second));
        assertThatThrownBy(() -> nodes.get(0).give(register(UUID.randomUUID(), CODE), INTAKE, Request.once()))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("CODE_REGISTERED");
    }

    private static RegisterRespondent register(UUID id, String code) {
        return new RegisterRespondent(id, "好邻居超市", code, null, null, null, null, null);
    }

    /** A right code for each round. */
    private static String code(int round) {
        var body = "9133010079965%04d".formatted(round);
        for (char check : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
            if (CreditCode.mistake(body + check).isEmpty()) {
                return body + check;
            }
        }
        throw new AssertionError(body);
    }
}
