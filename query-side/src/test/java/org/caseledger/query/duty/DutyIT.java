package org.caseledger.query.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.events.duty.DutyEvent.DutyAssigned;
import org.caseledger.events.duty.DutyEvent.DutySwapped;
import org.caseledger.events.duty.DutyEvent.DutyWithdrawn;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.Roster;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rosters through the real log; rebuilt, the same rows come back. */
class DutyIT {
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
    private static final DutyOfficer HE = new DutyOfficer("he", "何岸", "13900000001");
    private static final DutyOfficer LUO = new DutyOfficer("luo", "罗𠮷", "028-87654321转1");

    private TestLedger ledger;
    private DutyView view;
    private DutyQueries queries;

    @BeforeEach
    void start() {
        ledger = new TestLedger();
        view = new DutyView(ledger.database());
        queries = new DutyQueries(ledger.database());
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    private void append(DutyEvent... events) {
        for (var event : events) {
            ledger.append(
                    AT,
                    List.of(new NewEvent(
                            UUID.randomUUID(),
                            Roster.KIND,
                            Roster.idOf(event.unit(), event.day()),
                            NewEvent.NEXT,
                            EventCodec.nameOf(event.getClass()),
                            1,
                            EventCodec.write(event),
                            EventCodec.write(new Actor("head", "中心主任", Role.CENTER_HEAD, null).toMetadata()))));
        }
    }

    private static DutyAssigned standby(UnitId unit, String day, DutyOfficer officer) {
        return new DutyAssigned(unit, day(day), DutyKind.STANDBY, officer, null);
    }

    private List<String> march() {
        return queries.between(day("2026-03-01"), day("2026-03-31"), null).stream()
                .map(d -> d.day() + " " + d.unit() + " " + d.place() + " " + d.name())
                .toList();
    }

    @Test
    void whoHasDutyIsTold_byDayUnitAndOrder() {
        append(
                standby(XIPU, "2026-03-08", LUO),
                standby(XIPU, "2026-03-07", HE),
                standby(XIPU, "2026-03-07", LUO),
                standby(ANJING, "2026-03-07", HE),
                standby(XIPU, "2026-04-04", HE));
        ledger.project(view);
        assertThat(march())
                .containsExactly(
                        "2026-03-07 ANJING 1 何岸",
                        "2026-03-07 XIPU 1 何岸",
                        "2026-03-07 XIPU 2 罗𠮷",
                        "2026-03-08 XIPU 1 罗𠮷");
        assertThat(queries.between(day("2026-03-08"), day("2026-03-08"), XIPU))
                .containsExactly(
                        new Duty(day("2026-03-08"), XIPU, 1, DutyKind.STANDBY, "luo", "罗𠮷", "028-87654321转1"));
        assertThat(queries.of("he", day("2026-03-08"))).extracting(Duty::day).containsExactly(day("2026-04-04"));
    }

    @Test
    void swapsAndWithdrawalsLeaveNoRowOfWhatWas_andRebuiltRowsAreTheSame() {
        History.wholeLife().in(ledger);
        append(
                standby(XIPU, "2026-03-07", HE),
                standby(XIPU, "2026-03-07", LUO),
                standby(XIPU, "2026-03-08", LUO),
                standby(XIPU, "2026-03-14", HE));
        ledger.project(view);
        append(
                new DutyWithdrawn(XIPU, day("2026-03-07"), HE, "调离"),
                new DutySwapped(XIPU, day("2026-03-08"), LUO, HE, day("2026-03-14"), "站长", "家中有事"),
                new DutySwapped(XIPU, day("2026-03-14"), HE, LUO, day("2026-03-08"), "站长", "家中有事"));
        try (var views = ledger.views(view)) {
            views.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> march().size() == 3);
        }
        assertThat(march()).containsExactly("2026-03-07 XIPU 1 罗𠮷", "2026-03-08 XIPU 1 何岸", "2026-03-14 XIPU 1 罗𠮷");

        var rosters = ledger.rows("views.roster");
        var duties = ledger.rows("views.duty");
        ledger.project(view);
        assertThat(ledger.rows("views.roster")).isEqualTo(rosters);
        assertThat(ledger.rows("views.duty")).isEqualTo(duties);
    }

    @Test
    void aRosterCountsAsBegunInItsYearAndTheNext_evenWhenNobodyIsOnItAnyMore() {
        append(
                standby(XIPU, "2026-12-27", HE),
                new DutyWithdrawn(XIPU, day("2026-12-27"), HE, "调离"),
                standby(ANJING, "2027-01-02", LUO));
        ledger.project(view);
        assertThat(queries.begun(day("2026-03-01"))).containsExactly(XIPU);
        assertThat(queries.begun(day("2027-03-01"))).containsExactlyInAnyOrder(XIPU, ANJING);
        assertThat(queries.begun(day("2028-03-01"))).containsExactly(ANJING);
        assertThat(queries.begun(day("2029-03-01"))).isEmpty();
    }
}
