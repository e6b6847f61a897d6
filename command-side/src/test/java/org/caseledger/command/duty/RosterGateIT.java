package org.caseledger.command.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.caseledger.command.complaint.People.CENTER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.command.duty.Give.HE;
import static org.caseledger.command.duty.Give.LUO;
import static org.caseledger.command.duty.Give.assign;
import static org.caseledger.command.duty.Give.day;
import static org.caseledger.command.duty.Give.duty;
import static org.caseledger.command.duty.Give.takeOver;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.caseledger.command.TwoNodes;
import org.caseledger.command.complaint.TestOffice;
import org.caseledger.command.duty.DutyCommand.AssignDuty;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.OnDuty;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.gate.RequestReused;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.gate.SomebodyActedFirst;
import org.caseledger.command.gate.Unit;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.duty.Roster;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rosters in a real log, changed on two nodes. */
class RosterGateIT {
    private static final List<Unit> UNITS = List.of(
            new Unit(XIPU, "犀浦所", UnitKind.STATION),
            new Unit(CENTER, "中心", UnitKind.CENTER),
            new Unit(HONGGUANG, "红光所", UnitKind.STATION));

    private TwoNodes nodes;
    private EventLog log;
    private TestOffice office;
    private CommandGate gate;
    private CommandGate otherNode;

    @BeforeEach
    void start() {
        office = TestOffice.p9();
        nodes = new TwoNodes(TestDatabase.fresh(), office);
        log = nodes.log();
        gate = nodes.one().gate();
        otherNode = nodes.other().gate();
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    private Roster roster(UnitId unit, String day) {
        return new RosterBook(log, login -> true).read(Roster.idOf(unit, day(day)));
    }

    private static Request keyed(String key, String fingerprint) {
        return new Request(RequestId.named("head", key), fingerprint, null);
    }

    @Test
    void whoMayNotArrangeIsRefused_andTheAttemptIsRecorded() {
        var rejection = catchThrowableOfType(
                Rejection.class, () -> gate.give(assign(XIPU, "2026-03-07", HE), INTAKE, Request.once()));
        assertThat(rejection.refusal().rule()).isEqualTo(Rule.ROLE.name());
        assertThat(rejection.refusal().attempted()).isEqualTo("assign-duty");
        assertThat(log.readAfter(0, 10)).extracting(StoredEvent::type).containsExactly("AttemptRefused");
    }

    @Test
    void aSwapAcrossTheYearsEndIsRecordedInBothRosters_orInNeither() {
        gate.give(assign(XIPU, "2026-12-27", HE), HEAD, Request.once());
        var head = log.head();
        var there = takeOver(XIPU, "2026-12-27", HE, LUO, "2027-01-02");
        var back = takeOver(XIPU, "2027-01-02", LUO, HE, "2026-12-27");

        var rejection = catchThrowableOfType(
                Rejection.class,
                () -> gate.give(new ChangeRosters(List.of(there, back)), handlerOf(XIPU), Request.once()));
        assertThat(rejection.refusal().rule()).isEqualTo(Rule.ON_THE_ROSTER.name());
        assertThat(rejection.refusal().zh()).contains("罗𠮷", "2027-01-02");
        assertThat(log.readAfter(head, 10)).extracting(StoredEvent::type).containsExactly("AttemptRefused");
        assertThat(roster(XIPU, "2026-12-27").turnOf("he", day("2026-12-27"))).isPresent();

        gate.give(assign(XIPU, "2027-01-02", LUO), HEAD, Request.once());
        var position = gate.give(new ChangeRosters(List.of(there, back)), handlerOf(XIPU), keyed("swap", "content"));
        assertThat(position.position()).isEqualTo(log.head());
        assertThat(roster(XIPU, "2026-12-27").turnOf("luo", day("2026-12-27"))).isPresent();
        assertThat(roster(XIPU, "2027-01-02").turnOf("he", day("2027-01-02"))).isPresent();

        assertThat(otherNode.give(new ChangeRosters(List.of(there, back)), handlerOf(XIPU), keyed("swap", "content")))
                .isEqualTo(position);
        assertThat(log.head()).isEqualTo(position.position());
        assertThatThrownBy(() -> gate.give(new ChangeRosters(List.of(there)), handlerOf(XIPU), keyed("swap", "other")))
                .isInstanceOf(RequestReused.class);
    }

    @Test
    void aSwapWithinAYearIsDecidedOneSideAfterTheOther() {
        gate.give(
                new ChangeRosters(List.of(assign(XIPU, "2026-03-07", HE), assign(XIPU, "2026-03-08", LUO))),
                HEAD,
                Request.once());
        gate.give(
                new ChangeRosters(List.of(
                        takeOver(XIPU, "2026-03-07", HE, LUO, "2026-03-08"),
                        takeOver(XIPU, "2026-03-08", LUO, HE, "2026-03-07"))),
                HEAD,
                Request.once());
        var roster = roster(XIPU, "2026-03-07");
        assertThat(roster.on(day("2026-03-07")))
                .singleElement()
                .extracting(Roster.Turn::officer)
                .isEqualTo(LUO);
        assertThat(roster.on(day("2026-03-08")))
                .singleElement()
                .extracting(Roster.Turn::officer)
                .isEqualTo(HE);
        assertThat(log.readStream(Roster.idOf(XIPU, day("2026-03-07")))).hasSize(4);
    }

    @Test
    void ofManyCommandsEveryRefusalIsTold_andNothingIsRecorded() {
        var refusals = RosterChanges.refusals(
                List.of(
                        assign(XIPU, "2026-03-07", HE),
                        assign(XIPU, "2026-03-06", HE),
                        duty(XIPU, "2026-03-07", HE),
                        assign(HONGGUANG, "2026-03-07", LUO)),
                handlerOf(XIPU),
                office,
                log);
        assertThat(refusals).containsOnlyKeys(1, 2, 3);
        assertThat(refusals.values())
                .extracting(refused -> refused.rule())
                .containsExactly(Rule.DUTY_ON_DAYS_OFF, Rule.DUTY_ONCE_A_DAY, Rule.OWN_ROSTER);
        assertThat(log.head()).isZero();
    }

    @Test
    void twoNodesThatChangeOneRosterAtOnceLoseNothing() throws Exception {
        var saturdays = day("2026-06-06")
                .datesUntil(day("2026-09-01"))
                .filter(d -> d.getDayOfWeek().getValue() == 6)
                .filter(d -> !d.equals(day("2026-06-20")))
                .map(LocalDate::toString)
                .toList();
        var work = new ArrayList<Callable<Long>>();
        for (var saturday : saturdays) {
            work.add(() -> insist(gate, assign(XIPU, saturday, HE)));
            work.add(() -> insist(otherNode, assign(XIPU, saturday, LUO)));
        }
        var workers = Executors.newFixedThreadPool(2);
        try {
            for (var done : workers.invokeAll(work)) {
                done.get();
            }
        } finally {
            workers.shutdown();
        }
        assertThat(saturdays).hasSizeGreaterThan(10);
        assertThat(saturdays)
                .allSatisfy(saturday ->
                        assertThat(roster(XIPU, saturday).on(day(saturday))).hasSize(2));
        assertThat(log.readStream(Roster.idOf(XIPU, day("2026-06-06")))).hasSize(work.size());
    }

    /** A person who was refused because another acted first, and gives it again. */
    private static long insist(CommandGate gate, AssignDuty command) {
        while (true) {
            try {
                return gate.give(command, HEAD, Request.once()).position();
            } catch (SomebodyActedFirst again) {
                assertThat(again.versionAsked()).isFalse();
            }
        }
    }

    @Test
    void whoHasDutyIsReadFromTheLog_theCenterFirst_andOnAHolidayTheUnitsInTurn() {
        var book = new RosterBook(log, login -> true);
        assertThat(book.on(day("2026-03-07"), false, UNITS)).isEmpty();

        gate.give(assign(XIPU, "2026-03-07", HE), HEAD, Request.once());
        assertThat(book.on(day("2026-03-07"), false, UNITS)).contains(new OnDuty(null, List.of()));

        gate.give(duty(CENTER, "2026-03-07", LUO), HEAD, Request.once());
        assertThat(book.on(day("2026-03-07"), false, UNITS)).contains(new OnDuty(CENTER, List.of(LUO.withoutPhone())));

        gate.give(duty(XIPU, "2026-05-01", HE), HEAD, Request.once());
        gate.give(duty(HONGGUANG, "2026-05-01", LUO), HEAD, Request.once());
        assertThat(book.on(day("2026-05-01"), true, UNITS))
                .contains(new OnDuty(HONGGUANG, List.of(LUO.withoutPhone())));
        assertThat(book.on(day("2026-05-01"), false, UNITS)).contains(new OnDuty(null, List.of()));
        var withoutLuo = new RosterBook(log, login -> !login.equals(LUO.person()));
        assertThat(withoutLuo.on(day("2026-05-01"), true, UNITS))
                .as("who has left is passed over")
                .contains(new OnDuty(XIPU, List.of(HE.withoutPhone())));

        // A roster kept last year is missed this year; a year later it no longer is.
        assertThat(book.on(day("2027-01-02"), false, UNITS)).contains(new OnDuty(null, List.of()));
        assertThat(book.on(day("2028-01-01"), false, UNITS)).isEmpty();
    }

    @Test
    void eachUnitAndYearHasAStreamOfItsOwn() {
        var ids = new ArrayList<UUID>();
        for (var unit : List.of(XIPU, HONGGUANG)) {
            ids.add(Roster.idOf(unit, day("2026-12-27")));
            ids.add(Roster.idOf(unit, day("2027-01-02")));
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(Roster.idOf(XIPU, day("2026-01-03"))).isEqualTo(ids.get(0));
    }
}
