package org.caseledger.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.reporting.Figure;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Groups and the cases behind them, page by page; the ledger is filled once and only read. */
class StatisticsPagesIT {
    private static final StatisticsFilter ALL =
            StatisticsFilter.of(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    private static TestLedger ledger;
    private static StatisticsQueries statistics;
    private static final List<CaseId> TOGETHER = new ArrayList<>();
    private static CaseId midnight;
    private static CaseId secret;

    @BeforeAll
    static void fill() {
        ledger = new TestLedger();
        statistics = new StatisticsQueries(ledger.database());
        for (int i = 0; i < 5; i++) {
            TOGETHER.add(received("2026-03-02T01:00:00Z", ComplaintKind.COMPLAINT, "红光超市")
                    .classified(Severity.GENERAL)
                    .assigned(i < 3 ? XIPU : ANJING)
                    .in(ledger)
                    .caseId());
        }
        // 00:00 on 1 April in Shanghai is still March elsewhere.
        midnight = received("2026-03-31T16:00:00Z", ComplaintKind.REPORT, "𠮷祥饭店")
                .classified(Severity.MAJOR)
                .in(ledger)
                .caseId();
        received("2026-03-31T15:59:59Z", ComplaintKind.REPORT, null).in(ledger);
        var hidden = received("2026-05-06T01:00:00Z", ComplaintKind.COMPLAINT, "红光超市");
        hidden.by(
                Role.CENTER_HEAD,
                new SecrecyMarked(SecrecyGround.STATE, List.of("handler"), History.SEALED, hidden.occurred()));
        secret = hidden.in(ledger).caseId();
        received("2026-06-01T01:00:00Z", ComplaintKind.COMPLAINT, "红光超市")
                .corrected(CorrectedField.KIND, "COMPLAINT", "INQUIRY")
                .in(ledger);
        ledger.project(new StatisticsView(ledger.database(), WorkCalendar.builtIn()));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static History received(String at, ComplaintKind kind, String respondent) {
        return History.receivedAt(at, kind, Channel.PHONE, respondent);
    }

    private static List<Tuple> groups(StatisticsBy by, StatisticsFilter filter) {
        return statistics.count(by, filter, 0, 50).rows().stream()
                .map(row -> tuple(row.key(), row.figures().count(Figure.RECEIVED)))
                .toList();
    }

    @Test
    void givenACaseAtMidnight_whenCountedByMonth_thenTheMonthOfShanghai() {
        assertThat(groups(StatisticsBy.MONTH, ALL))
                .containsExactly(
                        tuple("2026-03", 6L), tuple("2026-04", 1L), tuple("2026-05", 1L), tuple("2026-06", 1L));
        assertThat(statistics
                        .cases(Figure.RECEIVED, StatisticsBy.MONTH, "2026-04", ALL, 0, 9)
                        .rows())
                .extracting(CountedRow::caseId)
                .containsExactly(midnight);
    }

    @Test
    void givenGroups_whenCounted_thenTheLargestFirstAndTiesByName() {
        assertThat(groups(StatisticsBy.UNIT, ALL))
                .containsExactly(tuple("", 4L), tuple("XIPU", 3L), tuple("ANJING", 2L));
        assertThat(groups(StatisticsBy.KIND, ALL))
                .containsExactly(tuple("COMPLAINT", 6L), tuple("REPORT", 2L), tuple("INQUIRY", 1L));
        assertThat(groups(StatisticsBy.SEVERITY, ALL))
                .containsExactly(tuple("GENERAL", 5L), tuple("", 3L), tuple("MAJOR", 1L));
        assertThat(groups(StatisticsBy.CATEGORY_2, ALL)).containsExactly(tuple("食品/过期", 6L), tuple("", 3L));
    }

    @Test
    void givenASecretCase_whenCountedByRespondent_thenItIsOfNone() {
        assertThat(groups(StatisticsBy.RESPONDENT, ALL))
                .containsExactly(tuple("红光超市", 6L), tuple("", 2L), tuple("𠮷祥饭店", 1L));
        assertThat(statistics
                        .cases(Figure.RECEIVED, StatisticsBy.RESPONDENT, "", ALL, 0, 9)
                        .rows())
                .extracting(CountedRow::caseId, CountedRow::respondent)
                .contains(tuple(secret, null));
    }

    @Test
    void givenCasesOfOneSecond_whenReadInPages_thenEachComesOnce() {
        var ids = new ArrayList<CaseId>();
        for (int page = 0; page < 3; page++) {
            var rows = statistics.cases(Figure.RECEIVED, StatisticsBy.MONTH, "2026-03", ALL, page, 2);
            assertThat(rows.total()).isEqualTo(6);
            rows.rows().forEach(row -> ids.add(row.caseId()));
        }
        assertThat(ids).hasSize(6).doesNotHaveDuplicates().containsAll(TOGETHER);
        var beyond = statistics.cases(Figure.RECEIVED, StatisticsBy.MONTH, "2026-03", ALL, 3, 2);
        assertThat(beyond.rows()).isEmpty();
        assertThat(beyond.total()).isEqualTo(6);
    }

    @Test
    void givenTheLastPageOfGroups_whenCounted_thenTheWholeIsToldAllTheSame() {
        var last = statistics.count(StatisticsBy.MONTH, ALL, 1, 3);
        assertThat(last.rows()).extracting(StatisticsRow::key).containsExactly("2026-06");
        assertThat(last.groups()).isEqualTo(4);
        assertThat(last.overall().count(Figure.RECEIVED)).isEqualTo(9);
        var beyond = statistics.count(StatisticsBy.MONTH, ALL, 2, 3);
        assertThat(beyond.rows()).isEmpty();
        assertThat(beyond.groups()).isEqualTo(4);
        assertThat(beyond.overall().count(Figure.RECEIVED)).isEqualTo(9);
    }

    @Test
    void givenNoCases_whenCounted_thenEverythingIsZero() {
        var none = StatisticsFilter.of(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2020-02-01T00:00:00Z"));
        var counted = statistics.count(StatisticsBy.UNIT, none, 0, 9);
        assertThat(counted.groups()).isZero();
        assertThat(counted.rows()).isEmpty();
        assertThat(counted.overall().counts()).hasSize(Figure.values().length);
        assertThat(counted.overall().counts().values()).containsOnly(0L);
        assertThat(counted.overall().medianDays()).isNull();
    }

    @Test
    void givenAKindOrAUnit_whenFiltered_thenCorrectionsCountAndAReaderSeesTheOwnUnitOnly() {
        var reports = filter(ComplaintKind.REPORT, null, null);
        assertThat(groups(StatisticsBy.MONTH, reports)).containsExactly(tuple("2026-03", 1L), tuple("2026-04", 1L));
        assertThat(groups(StatisticsBy.KIND, filter(ComplaintKind.INQUIRY, null, null)))
                .containsExactly(tuple("INQUIRY", 1L));
        assertThat(groups(StatisticsBy.UNIT, filter(null, "食品", ANJING))).containsExactly(tuple("ANJING", 2L));
        var theirs = filter(null, null, ANJING);
        assertThat(statistics
                        .cases(Figure.RECEIVED, StatisticsBy.UNIT, "XIPU", theirs, 0, 9)
                        .total())
                .as("the key of another unit shows nothing")
                .isZero();
    }

    private static StatisticsFilter filter(ComplaintKind kind, String category, UnitId within) {
        return new StatisticsFilter(ALL.from(), ALL.until(), null, null, kind, category, null, within, null);
    }
}
