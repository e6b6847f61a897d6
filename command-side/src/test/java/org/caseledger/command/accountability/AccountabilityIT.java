package org.caseledger.command.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.LEADER2;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.caseledger.command.CommandSide;
import org.caseledger.command.complaint.TestOffice;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.NoSuchCase;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.Rule;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.accountability.AccountabilityEvent;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("P1.17 对优秀个人和集体给予表彰奖励,对工作不力的单位和个人进行通报批评")
class AccountabilityIT {
    private final HikariDataSource database = TestDatabase.fresh();
    private final TestOffice office = TestOffice.p9();
    private final EventLog log = new EventLog(database, TestDatabase.EVENT_KEY, office.time());
    private final CommandSide node = CommandSide.over(log, office);
    private final CommandGate gate = node.gate();
    private final UUID id = UUID.randomUUID();

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private static Supplier<AccountabilityDeclared> of(@Nullable UnitId unit, @Nullable String name, CaseId... cases) {
        return () -> new AccountabilityDeclared(
                AccountabilityKind.COMMENDATION, unit, null, name, "调解成功率高", List.of(cases), List.of(), List.of());
    }

    private boolean stands() {
        var events = log.readStream(id);
        return events.get(events.size() - 1).type().equals("AccountabilityDeclared");
    }

    private void refused(
            Rule rule, Actor actor, AggregateCommand<Accountability.Standing, AccountabilityEvent> command) {
        long before = log.head();
        assertThatThrownBy(() -> gate.give(command, actor, Request.once()))
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.refusal().rule()).isEqualTo(rule.name()));
        assertThat(log.readAfter(before, 10))
                .singleElement()
                .satisfies(e -> assertThat(e.type()).isEqualTo("AttemptRefused"));
    }

    @Test
    void aLeaderDeclaresIt_andAnotherTakesItBackOnce() {
        gate.give(new DeclareAccountability(id, of(XIPU, null)), LEADER, Request.once());
        assertThat(stands()).isTrue();

        gate.give(new WithdrawAccountability(id, "事实有误"), LEADER2, Request.once());
        assertThat(stands()).isFalse();
        assertThat(log.readStream(id))
                .extracting(e -> e.type())
                .containsExactly("AccountabilityDeclared", "AccountabilityWithdrawn");
        refused(Rule.WITHDRAWN_ONCE, LEADER, new WithdrawAccountability(id, "再次撤销一次"));
    }

    @Test
    void nobodyElseMay_andItIsOfSomebodyWhoIsThere() {
        refused(Rule.ROLE, SUPERVISOR, new DeclareAccountability(id, of(XIPU, null)));
        refused(Rule.ACCOUNTABLE_NAMED, LEADER, new DeclareAccountability(id, of(null, null)));
        refused(Rule.UNIT_KNOWN, LEADER, new DeclareAccountability(id, of(new UnitId("NOWHERE"), null)));
        refused(Rule.CASE_KNOWN, LEADER, new DeclareAccountability(id, of(XIPU, null, CaseId.random())));
        gate.give(new DeclareAccountability(id, of(null, "张𠮷")), LEADER, Request.once());
        refused(Rule.ROLE, SUPERVISOR, new WithdrawAccountability(id, "再次撤销一次"));
        assertThatThrownBy(
                        () -> gate.give(new WithdrawAccountability(UUID.randomUUID(), "此项有误"), LEADER, Request.once()))
                .isInstanceOf(NoSuchCase.class);
    }
}
