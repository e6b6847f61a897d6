package org.caseledger.query.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.accountability.AccountabilityFilter.ALL;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityWithdrawn;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.events.complaint.SupervisionEvent.AccountabilityRecorded;
import org.caseledger.events.complaint.SupervisionEvent.CaseAccountabilityWithdrawn;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.query.Lists;
import org.caseledger.query.Reader;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Streams;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.query.views.CheckReport;
import org.caseledger.query.views.CheckScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("P1.17 表彰奖励, 通报批评; P3.14 追责")
class AccountabilityIT {
    private static final Actor LEADER = new Actor("leader", "王局长", Role.LEADER, null);
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

    private final TestLedger ledger = new TestLedger();
    private final AccountabilityView view = new AccountabilityView(ledger.database());
    private final AccountabilityQueries said = new AccountabilityQueries(ledger.database(), ledger.log());
    private final UUID withdrawn = UUID.randomUUID();
    private final UUID person = UUID.randomUUID();
    private History criticised;

    @BeforeEach
    void say() {
        criticised = History.received()
                .classified()
                .assigned(XIPU)
                .urged(UrgingStep.URGE, null)
                .urged(UrgingStep.CRITICISM, null)
                .returned()
                .assigned(ANJING);
        criticised.by(
                Role.LEADER,
                new AccountabilityRecorded(AccountabilityKind.INQUIRY, "张𠮷", "瞒报", criticised.occurred()));
        criticised.in(ledger);
        declare(UUID.randomUUID(), AccountabilityKind.COMMENDATION, XIPU, null, null);
        declare(person, AccountabilityKind.COMMENDATION, ANJING, "handler", "何岸");
        declare(withdrawn, AccountabilityKind.CRITICISM, null, null, "张𠮷");
        Streams.append(ledger, withdrawn, APRIL, LEADER, new AccountabilityWithdrawn("事实有误"));
        ledger.project(view);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void declare(
            UUID id, AccountabilityKind kind, @Nullable UnitId unit, @Nullable String login, @Nullable String name) {
        Streams.append(
                ledger,
                id,
                APRIL,
                LEADER,
                new AccountabilityDeclared(
                        kind, unit, login, name, "全年无逾期", List.of(criticised.caseId()), List.of(), List.of()));
    }

    private List<Accountability> find(AccountabilityFilter filter) {
        return find(filter, null);
    }

    private List<Accountability> find(AccountabilityFilter filter, @Nullable UnitId within) {
        var page =
                new Lists(ledger.database()).find(AccountabilityFilter.LIST, filter, new Reader(within, APRIL), 0, 50);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows();
    }

    private static AccountabilityFilter of(
            @Nullable AccountabilityKind kind,
            @Nullable UnitId unit,
            @Nullable String person,
            @Nullable AccountabilityBy none,
            @Nullable Boolean withdrawn) {
        return new AccountabilityFilter(null, null, kind, unit, person, none, withdrawn, null, null);
    }

    @Test
    void allThreeSourcesAreOneList_theLatestFirst() {
        assertThat(find(ALL))
                .extracting(Accountability::source)
                .containsExactly(
                        AccountabilitySource.WORK,
                        AccountabilitySource.WORK,
                        AccountabilitySource.WORK,
                        AccountabilitySource.CASE,
                        AccountabilitySource.URGING);
        var urging = find(ALL).get(4);
        assertThat(urging.kind()).isEqualTo(AccountabilityKind.CRITICISM);
        assertThat(urging.cases()).containsExactly(criticised.caseId());
        assertThat(urging.caseNumber()).isNotBlank();
        assertThat(urging.unit()).as("the unit that had the case then").isEqualTo(XIPU);
        assertThat(find(ALL).get(3).unit()).isEqualTo(ANJING);
        assertThat(find(ALL).get(0).withdrawal().reason()).isEqualTo("事实有误");
        assertThat(said.ofTheWork(withdrawn, Long.MAX_VALUE)).contains(find(ALL).get(0));
        assertThat(said.ofTheWork(criticised.caseId().value(), Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void whatWasSaidInACaseStandsUntilItIsTakenBack_eachByItsNumber() {
        criticised.by(Role.LEADER, new CaseAccountabilityWithdrawn(1, "系统故障所致", criticised.occurred()));
        criticised.in(ledger);
        ledger.project(view);

        assertThat(find(ALL).get(3).number()).isEqualTo(2);
        assertThat(find(ALL).get(3).withdrawal()).isNull();
        var urging = find(ALL).get(4);
        assertThat(urging.number()).isEqualTo(1);
        assertThat(urging.withdrawal().reason()).isEqualTo("系统故障所致");
        assertThat(said.counts(AccountabilityBy.UNIT, ALL, Reader.ofAll(APRIL)))
                .contains(new AccountabilityCount("XIPU", 1, 0, 0, 1));
    }

    @Test
    void everyNumberOpensToWhatItCounts() {
        var byUnit = said.counts(AccountabilityBy.UNIT, ALL, Reader.ofAll(APRIL));
        assertThat(byUnit)
                .containsExactly(
                        new AccountabilityCount("XIPU", 1, 1, 0, 0),
                        new AccountabilityCount(null, 0, 0, 0, 1),
                        new AccountabilityCount("ANJING", 1, 0, 1, 0));
        for (var row : byUnit) {
            var unit = row.key() == null ? null : new UnitId(row.key());
            opens(row, unit, null, unit == null ? AccountabilityBy.UNIT : null);
        }
        var byPerson = said.counts(AccountabilityBy.PERSON, ALL, Reader.ofAll(APRIL));
        assertThat(byPerson).extracting(AccountabilityCount::key).containsExactlyInAnyOrder(null, "handler", "张𠮷");
        for (var row : byPerson) {
            opens(row, null, row.key(), row.key() == null ? AccountabilityBy.PERSON : null);
        }
        assertThat(said.counts(AccountabilityBy.KIND, ALL, Reader.ofAll(APRIL))).hasSize(3);
        assertThat(said.counts(AccountabilityBy.SOURCE, ALL, Reader.ofAll(APRIL)))
                .hasSize(3);
    }

    private void opens(
            AccountabilityCount row, @Nullable UnitId unit, @Nullable String key, @Nullable AccountabilityBy none) {
        assertThat(find(of(AccountabilityKind.COMMENDATION, unit, key, none, false)))
                .hasSize((int) row.commendations());
        assertThat(find(of(AccountabilityKind.CRITICISM, unit, key, none, false)))
                .hasSize((int) row.criticisms());
        assertThat(find(of(AccountabilityKind.INQUIRY, unit, key, none, false))).hasSize((int) row.inquiries());
        assertThat(find(of(null, unit, key, none, true))).hasSize((int) row.withdrawn());
    }

    @Test
    void aPeriodACaseAndAReadersOwnUnitLeaveTheirs() {
        var may = new AccountabilityFilter(null, null, null, null, null, null, null, APRIL, null);
        assertThat(find(may)).hasSize(3);
        var march = new AccountabilityFilter(null, null, null, null, null, null, null, null, APRIL);
        assertThat(find(march)).hasSize(2);
        var ofCase = new AccountabilityFilter(criticised.caseId(), null, null, null, null, null, null, null, null);
        assertThat(find(ofCase)).hasSize(2);
        assertThat(find(ALL, ANJING)).hasSize(2).allMatch(one -> ANJING.equals(one.unit()));
    }

    @Test
    void aRowThatIsTakenAwayIsMissed_alsoOneBesideTheCases() {
        var everything = new CheckScope(null, null, null, null, Duration.ofSeconds(20), null);
        try (var views = ledger.views(view)) {
            assertThat(views.check("accountability", everything).differences()).isZero();
            ledger.sql()
                    .sql("DELETE FROM views.accountability WHERE person = 'handler'")
                    .update();
            ledger.sql()
                    .sql("DELETE FROM views.accountability_case WHERE case_id = :id")
                    .param("id", person)
                    .update();
            assertThat(views.check("accountability", everything).first())
                    .hasSize(2)
                    .allMatch(d -> d.kind() == CheckReport.Kind.MISSING);
        }
    }

    @Test
    void builtAnewTheRowsAreTheSame() {
        var rows = ledger.rows("views.accountability");
        var streams = ledger.rows("views.accountability_case");
        ledger.project(view);
        assertThat(ledger.rows("views.accountability")).isEqualTo(rows).hasSize(5);
        assertThat(ledger.rows("views.accountability_case")).isEqualTo(streams).hasSize(4);
    }
}
