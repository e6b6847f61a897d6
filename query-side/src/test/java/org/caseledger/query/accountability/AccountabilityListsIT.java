package org.caseledger.query.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.accountability.AccountabilityFilter.ALL;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityWithdrawn;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.events.complaint.SupervisionEvent.AccountabilityRecorded;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.query.Lists;
import org.caseledger.query.Page;
import org.caseledger.query.Reader;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Streams;
import org.caseledger.query.testing.TestLedger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("P1.17, P3.14 the list of what was said, its counts, and its edges")
class AccountabilityListsIT {
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Actor LEADER = new Actor("leader", "王局长", Role.LEADER, null);
    private static final UUID FIRST = UUID.randomUUID();
    private static TestLedger ledger;
    private static AccountabilityQueries said;
    private static History inCase;

    @BeforeAll
    static void write() {
        ledger = new TestLedger();
        said = new AccountabilityQueries(ledger.database(), ledger.log());
        inCase = History.received().classified().assigned(XIPU).urged(UrgingStep.CRITICISM, null);
        inCase.by(Role.LEADER, new AccountabilityRecorded(AccountabilityKind.CRITICISM, "何𠮷", "超期", inCase.occurred()))
                .returned();
        inCase.by(Role.LEADER, new AccountabilityRecorded(AccountabilityKind.INQUIRY, "何𠮷", "瞒报", inCase.occurred()));
        inCase.in(ledger);
        declare(FIRST, AccountabilityKind.COMMENDATION, ANJING, "he");
        declare(UUID.randomUUID(), AccountabilityKind.COMMENDATION, ANJING, null);
        var wrong = UUID.randomUUID();
        declare(wrong, AccountabilityKind.CRITICISM, XIPU, "he");
        Streams.append(ledger, wrong, APRIL, LEADER, new AccountabilityWithdrawn("事实有误"));
        ledger.project(new AccountabilityView(ledger.database()));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static void declare(UUID id, AccountabilityKind kind, UnitId unit, String login) {
        Streams.append(
                ledger,
                id,
                APRIL,
                LEADER,
                new AccountabilityDeclared(
                        kind, unit, login, login == null ? null : "何𠮷", "全年无逾期", List.of(), List.of(), List.of()));
    }

    private static Page<Accountability> page(AccountabilityFilter filter, @Nullable UnitId within, int page, int size) {
        return new Lists(ledger.database())
                .find(AccountabilityFilter.LIST, filter, new Reader(within, APRIL), page, size);
    }

    private static List<Accountability> find(AccountabilityFilter filter) {
        return find(filter, null);
    }

    private static List<Accountability> find(AccountabilityFilter filter, @Nullable UnitId within) {
        var page = page(filter, within, 0, 50);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows();
    }

    private static Function<Accountability, String> key(AccountabilityBy by) {
        return one -> switch (by) {
            case UNIT -> one.unit() == null ? null : one.unit().value();
            case PERSON -> one.named();
            case KIND -> one.kind().name();
            case SOURCE -> one.source().name();
        };
    }

    @ParameterizedTest
    @EnumSource(AccountabilityBy.class)
    void givenWhatWasSaid_whenCounted_thenWhatStandsAndWhatWasTakenBackAreApart(AccountabilityBy by) {
        var all = find(ALL);
        var counts = said.counts(by, ALL, Reader.ofAll(APRIL));

        assertThat(counts)
                .as("the most criticised first")
                .extracting(AccountabilityCount::criticisms)
                .isSortedAccordingTo(Comparator.reverseOrder());
        for (var count : counts) {
            var these = all.stream()
                    .filter(one -> Objects.equals(key(by).apply(one), count.key()))
                    .toList();
            assertThat(standing(these, AccountabilityKind.COMMENDATION))
                    .as("%s", count)
                    .isEqualTo(count.commendations());
            assertThat(standing(these, AccountabilityKind.CRITICISM)).isEqualTo(count.criticisms());
            assertThat(standing(these, AccountabilityKind.INQUIRY)).isEqualTo(count.inquiries());
            assertThat(these.stream().filter(one -> one.withdrawal() != null).count())
                    .isEqualTo(count.withdrawn());
        }
        assertThat(counts.stream()
                        .mapToLong(c -> c.commendations() + c.criticisms() + c.inquiries() + c.withdrawn())
                        .sum())
                .isEqualTo(6);
    }

    private static long standing(List<Accountability> these, AccountabilityKind kind) {
        return these.stream()
                .filter(one -> one.withdrawal() == null && one.kind() == kind)
                .count();
    }

    @Test
    void givenEntriesOfOneInstant_whenPaged_thenTheLaterInTheLogComesFirstAndEachOnce() {
        var all = find(ALL);
        var paged = new ArrayList<Accountability>();
        for (int page = 0; page < 3; page++) {
            paged.addAll(page(ALL, null, page, 2).rows());
        }

        assertThat(paged).isEqualTo(all).hasSize(6);
        assertThat(all)
                .isSortedAccordingTo(Comparator.comparing(Accountability::at)
                        .thenComparing(Accountability::position)
                        .reversed());
        assertThat(page(ALL, null, 3, 2)).isEqualTo(new Page<>(List.of(), 6));
    }

    @Test
    void givenALoginAndAName_whenAskedByPerson_thenEachIsFoundAsItWasWritten() {
        assertThat(find(person("he", null)))
                .extracting(Accountability::source)
                .containsOnly(AccountabilitySource.WORK)
                .hasSize(2);
        assertThat(find(person("何𠮷", null)))
                .as("in a case there is only the name")
                .extracting(Accountability::source)
                .containsOnly(AccountabilitySource.CASE)
                .hasSize(2);
        assertThat(find(person(null, AccountabilityBy.PERSON)))
                .as("of units as a whole")
                .hasSize(2)
                .allMatch(one -> one.named() == null);
        assertThat(find(person(null, AccountabilityBy.UNIT)))
                .as("said while no unit had the case")
                .singleElement()
                .satisfies(one -> assertThat(one.number()).isEqualTo(3));
    }

    private static AccountabilityFilter person(String person, AccountabilityBy none) {
        return new AccountabilityFilter(null, null, null, null, person, none, null, null, null);
    }

    @Test
    void givenASourceAndAReader_whenAsked_thenBothHaveToFit() {
        assertThat(find(of(AccountabilitySource.URGING))).hasSize(1);
        assertThat(find(of(AccountabilitySource.CASE), XIPU))
                .as("what no unit was said to have done is not of the reader's")
                .singleElement()
                .satisfies(one -> assertThat(one.why()).isEqualTo("超期"));
        assertThat(find(of(AccountabilitySource.WORK), ANJING)).hasSize(2);
        assertThat(find(of(AccountabilitySource.URGING), ANJING)).isEmpty();
    }

    private static AccountabilityFilter of(AccountabilitySource source) {
        return new AccountabilityFilter(null, source, null, null, null, null, null, null, null);
    }

    @Test
    void givenAPositionOfTheLog_whenADeclarationIsRead_thenItStandsAsItStoodThen() {
        var declared = said.ofTheWork(FIRST, Long.MAX_VALUE).orElseThrow();
        Streams.append(ledger, FIRST, APRIL.plusSeconds(60), LEADER, new AccountabilityWithdrawn("误记"));

        assertThat(said.ofTheWork(FIRST, declared.position())).contains(declared);
        assertThat(said.ofTheWork(FIRST, Long.MAX_VALUE)
                        .orElseThrow()
                        .withdrawal()
                        .reason())
                .as("read from the log, before any view has seen it")
                .isEqualTo("误记");
        assertThat(said.ofTheWork(FIRST, declared.position() - 1)).isEmpty();
        assertThat(said.ofTheWork(UUID.randomUUID(), Long.MAX_VALUE)).isEmpty();
    }
}
