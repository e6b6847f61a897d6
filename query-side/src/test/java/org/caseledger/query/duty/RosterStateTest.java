package org.caseledger.query.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
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
import org.caseledger.query.duty.DutyView.RosterState;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.views.Recorded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayName("P9.13, P9.14 one unit's roster of a year")
class RosterStateTest {
    private static final UnitId XIPU = new UnitId("XIPU");
    private static final LocalDate SATURDAY = LocalDate.parse("2026-03-07");
    private static final LocalDate SUNDAY = SATURDAY.plusDays(1);
    private static final DutyOfficer HE = new DutyOfficer("he", "何𠮷", "028-87654321转1");
    private static final DutyOfficer SU = new DutyOfficer("su", "苏禾", null);
    private static final DutyOfficer LUO = new DutyOfficer("luo", "罗青", "13900000002");
    private static final CaseId ROSTER = new CaseId(Roster.idOf(XIPU, SATURDAY));

    // Folding needs no database; nothing connects.
    private static final DutyView VIEW = new DutyView(new PGSimpleDataSource());

    private static Recorded recorded(int position, DutyEvent event) {
        var head = new Actor("head", "中心主任", Role.CENTER_HEAD, null);
        return new Recorded(position, ROSTER, position - 1, Instant.EPOCH, head, event);
    }

    private static RosterState of(DutyEvent... events) {
        RosterState state = null;
        for (int n = 0; n < events.length; n++) {
            state = VIEW.on(state, recorded(n + 1, events[n]));
        }
        return state;
    }

    private static DutyAssigned assigned(LocalDate day, DutyKind kind, DutyOfficer officer) {
        return new DutyAssigned(XIPU, day, kind, officer, null);
    }

    @Test
    void givenTurns_whenFolded_thenTheyAreRowsByDayInTheOrderInWhichTheyAnswer() {
        var state = of(
                assigned(SUNDAY, DutyKind.STANDBY, LUO),
                assigned(SATURDAY, DutyKind.DUTY, HE),
                assigned(SATURDAY, DutyKind.STANDBY, SU));

        assertThat(state.id()).isEqualTo(ROSTER.value());
        assertThat(state.year()).isEqualTo(2026);
        assertThat(state.rows())
                .extracting(RosterState.Row::roster, RosterState.Row::duty)
                .containsExactly(
                        tuple(
                                ROSTER.value(),
                                new Duty(SATURDAY, XIPU, 1, DutyKind.DUTY, "he", "何𠮷", "028-87654321转1")),
                        tuple(ROSTER.value(), new Duty(SATURDAY, XIPU, 2, DutyKind.STANDBY, "su", "苏禾", null)),
                        tuple(ROSTER.value(), new Duty(SUNDAY, XIPU, 1, DutyKind.STANDBY, "luo", "罗青", "13900000002")));
    }

    @Test
    void givenTheFirstOfADayLeaves_whenFolded_thenTheNextAnswersFirst() {
        var state = of(
                assigned(SATURDAY, DutyKind.DUTY, HE),
                assigned(SATURDAY, DutyKind.STANDBY, SU),
                new DutyWithdrawn(XIPU, SATURDAY, HE, "调离"));

        assertThat(state.rows())
                .extracting(row -> row.duty().place(), row -> row.duty().person())
                .containsExactly(tuple(1, "su"));
    }

    @Test
    void givenNobodyIsLeft_whenFolded_thenThereIsNoRowButTheRosterIsBegun() {
        var state = of(assigned(SATURDAY, DutyKind.DUTY, HE), new DutyWithdrawn(XIPU, SATURDAY, HE, "调离"));

        assertThat(state.rows()).isEmpty();
        assertThat(state.unit()).isEqualTo(XIPU);
        assertThat(state.position()).isEqualTo(2);
    }

    @Test
    void givenASwap_whenFolded_thenTheOtherTakesThePlaceAndTheKindOfTheTurn() {
        var state = of(
                assigned(SATURDAY, DutyKind.DUTY, HE),
                assigned(SATURDAY, DutyKind.STANDBY, SU),
                new DutySwapped(XIPU, SATURDAY, HE, LUO, SUNDAY, "站长", "家中有事"));

        assertThat(state.rows())
                .extracting(
                        row -> row.duty().place(),
                        row -> row.duty().kind(),
                        row -> row.duty().person())
                .containsExactly(tuple(1, DutyKind.DUTY, "luo"), tuple(2, DutyKind.STANDBY, "su"));
    }

    @Test
    void givenAnEventThatIsInAlready_whenFoldedAgain_thenNothingChanges() {
        var events = new ArrayList<Recorded>();
        RosterState state = null;
        for (int n = 1; n <= 3; n++) {
            events.add(recorded(n, assigned(SATURDAY.plusDays(n), DutyKind.DUTY, HE)));
            state = VIEW.on(state, events.get(n - 1));
            for (var before : events) {
                assertThat(VIEW.on(state, before)).isSameAs(state);
            }
        }
        assertThat(state.rows()).hasSize(3);
    }

    @Test
    void givenWhatIsKept_whenWrittenAndRead_thenTheRowsAreTheSame() {
        var state = of(assigned(SUNDAY, DutyKind.STANDBY, LUO), assigned(SATURDAY, DutyKind.DUTY, HE));
        var read = EventCodec.read(EventCodec.write(state), RosterState.class);

        assertThat(read).isEqualTo(state);
        assertThat(read.rows()).isEqualTo(state.rows());
    }

    @Test
    void givenEveryTypeOfEvent_whenAsked_thenOnlyWhatChangesARosterIsWanted() {
        var wanted = Samples.all().stream()
                .map(recorded -> recorded.event().getClass())
                .filter(VIEW::wants)
                .collect(Collectors.<Class<?>>toSet());

        assertThat(wanted).isEqualTo(Set.of(DutyAssigned.class, DutySwapped.class, DutyWithdrawn.class));
    }
}
