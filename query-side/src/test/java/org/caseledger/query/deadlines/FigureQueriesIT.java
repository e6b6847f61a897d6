package org.caseledger.query.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.query.Page;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each number of compliance opens to the clocks that it counts, each verdict to its cases. */
class FigureQueriesIT {
    private static final Instant MARCH = Instant.parse("2026-02-28T16:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-03-31T16:00:00Z");
    private static final Instant MAY = Instant.parse("2026-04-30T16:00:00Z");
    private static final String DUE = "2026-03-09T16:00:00Z";
    private static TestLedger ledger;
    private static DeadlineQueries deadlines;
    private static FigureQueries figures;
    private static History inTime;
    private static History late;
    private static History april;
    private static final List<CaseId> MIGRATED = new ArrayList<>();

    @BeforeAll
    static void write() {
        ledger = new TestLedger();
        deadlines = new DeadlineQueries(ledger.database());
        figures = new FigureQueries(ledger.database());
        inTime = at(XIPU).accepted().replied().met(Clock.REPLY, 1, false);
        late = at(XIPU).missed(Clock.REPLY, 1).accepted().replied().met(Clock.REPLY, 1, true);
        april = History.receivedAt("2026-03-31T16:00:00Z", ComplaintKind.REPORT, Channel.LETTER, "𠮷祥烘焙坊")
                .set(Clock.SIGN_OFF, 1, "2026-04-01T16:00:00Z")
                .set(Clock.REPLY, 1, "2026-04-08T16:00:00Z");
        Stream.of(
                        inTime,
                        late,
                        at(ANJING).missed(Clock.REPLY, 1),
                        at(ANJING).missed(Clock.REPLY, 1).declined().lapsed(Clock.REPLY, 1),
                        at(XIPU).lapsed(Clock.REPLY, 1),
                        at(XIPU),
                        april,
                        migrated("2026-03-05T01:00:00Z", SourceVerdict.IN_TIME),
                        migrated("2026-03-06T01:00:00Z", SourceVerdict.OVERDUE),
                        migrated("2026-03-06T01:00:00Z", SourceVerdict.OVERDUE),
                        migrated("2026-03-07T01:00:00Z", null))
                .sorted(Comparator.comparing(
                        history -> history.recorded().get(0).recordedAt()))
                .forEach(history -> history.in(ledger));
        ledger.project(new DeadlineView(ledger.database()));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static History at(UnitId unit) {
        return History.received().classified().signedOff(unit).assigned(unit).set(Clock.REPLY, 1, DUE);
    }

    private static History migrated(String at, SourceVerdict verdict) {
        var history = History.receivedAt(at, ComplaintKind.COMPLAINT, Channel.ONLINE_SERVICE, null)
                .adopted("citizen-messages", verdict, true);
        MIGRATED.add(history.caseId());
        return history;
    }

    private static long figure(Compliance of, ComplianceFigure figure) {
        return switch (figure) {
            case TOTAL -> of.total();
            case MET_IN_TIME -> of.metInTime();
            case MET_WITH_LEAVE -> of.metWithLeave();
            case MET_AS_STATED -> of.metAsStated();
            case MET_LATE -> of.metLate();
            case MISSED -> of.missed();
            case LAPSED -> of.lapsed();
            case RUNNING -> of.running();
        };
    }

    private static FigureFilter filter(ComplianceBy by, String key) {
        return new FigureFilter(by, key, key == null, null, MARCH, MAY);
    }

    @ParameterizedTest
    @EnumSource(ComplianceBy.class)
    void givenCompliance_whenANumberIsOpened_thenThereAreAsManyClocksAsItSays(ComplianceBy by) {
        var rows = deadlines.compliance(by, null, MARCH, MAY);

        assertThat(rows).hasSizeGreaterThan(1);
        for (var row : rows) {
            for (var figure : ComplianceFigure.values()) {
                var page = figures.clocks(filter(by, row.key()), figure, 0, 50);
                assertThat(page.total())
                        .as("%s of %s", figure, row.key())
                        .isEqualTo(figure(row, figure))
                        .isEqualTo(page.rows().size());
            }
        }
    }

    @Test
    void givenEachNumber_whenOpened_thenItsClocksEndedAsItSays() {
        var anything = new FigureFilter(ComplianceBy.UNIT, null, false, null, MARCH, MAY);

        assertThat(cases(anything, ComplianceFigure.MET_IN_TIME)).containsExactly(inTime.caseId());
        assertThat(cases(anything, ComplianceFigure.MET_LATE)).containsExactly(late.caseId());
        assertThat(figures.clocks(anything, ComplianceFigure.MISSED, 0, 9).rows())
                .extracting(row -> row.deadline().missed(), DeadlineRow::answering)
                .containsExactly(tuple(true, ANJING), tuple(true, ANJING));
        assertThat(cases(anything, ComplianceFigure.LAPSED)).hasSize(1);
        assertThat(cases(anything, ComplianceFigure.RUNNING)).hasSize(3);
        assertThat(cases(anything, ComplianceFigure.TOTAL)).hasSize(8);
    }

    private static List<CaseId> cases(FigureFilter filter, ComplianceFigure figure) {
        return figures.clocks(filter, figure, 0, 50).rows().stream()
                .map(DeadlineRow::caseId)
                .toList();
    }

    @Test
    void givenAClockOfTheCenter_whenOpenedWithoutAUnit_thenOnlyItIsFound() {
        assertThat(cases(filter(ComplianceBy.UNIT, null), ComplianceFigure.TOTAL))
                .as("no unit has the case, so that both are of the center")
                .containsExactly(april.caseId(), april.caseId());
        var signOff = new FigureFilter(ComplianceBy.UNIT, null, true, Clock.SIGN_OFF, MARCH, MAY);
        assertThat(figures.clocks(signOff, ComplianceFigure.TOTAL, 0, 9).rows())
                .extracting(row -> row.deadline().clock())
                .containsExactly(Clock.SIGN_OFF);
    }

    @Test
    void givenAPeriod_whenOpened_thenItsFirstInstantBelongsToItAndItsLastDoesNot() {
        var inMarch = new FigureFilter(ComplianceBy.MONTH, null, false, null, MARCH, APRIL);
        var inApril = new FigureFilter(ComplianceBy.MONTH, "2026-04", false, null, APRIL, MAY);

        assertThat(cases(inMarch, ComplianceFigure.TOTAL))
                .doesNotContain(april.caseId())
                .hasSize(6);
        assertThat(cases(inApril, ComplianceFigure.TOTAL))
                .containsOnly(april.caseId())
                .hasSize(2);
    }

    @Test
    void givenClocksOfCasesReceivedTogether_whenPaged_thenEachIsShownOnce() {
        var anything = new FigureFilter(ComplianceBy.UNIT, null, false, null, MARCH, MAY);
        var all = figures.clocks(anything, ComplianceFigure.TOTAL, 0, 50).rows();
        var paged = new ArrayList<DeadlineRow>();
        for (int page = 0; page < 3; page++) {
            var one = figures.clocks(anything, ComplianceFigure.TOTAL, page, 3);
            assertThat(one.total()).isEqualTo(8);
            paged.addAll(one.rows());
        }

        assertThat(all.get(0).caseId()).as("the one received last first").isEqualTo(april.caseId());
        assertThat(all).extracting(DeadlineRow::receivedAt).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(paged).isEqualTo(all);
        assertThat(figures.clocks(anything, ComplianceFigure.TOTAL, 3, 3).rows())
                .isEmpty();
    }

    @Test
    void givenSeveralClocks_whenCountedByClock_thenEachHasItsRowAndItsRate() {
        assertThat(figures.byClock(null, MARCH, MAY))
                .containsExactly(
                        new Compliance("REPLY", 7, 1, 0, 0, 1, 2, 1, 2, 0.25),
                        new Compliance("SIGN_OFF", 1, 0, 0, 0, 0, 0, 0, 1, null));
        assertThat(figures.byClock(XIPU, MARCH, MAY))
                .containsExactly(new Compliance("REPLY", 4, 1, 0, 0, 1, 0, 1, 1, 0.5));
        assertThat(figures.byClock(ANJING, MARCH, MAY))
                .containsExactly(new Compliance("REPLY", 2, 0, 0, 0, 0, 2, 0, 0, 0.0));
        assertThat(figures.byClock(null, APRIL, MAY)).hasSize(2);
        assertThat(figures.byClock(null, MAY, MAY)).isEmpty();
    }

    @Test
    @DisplayName("What a source says of its own cases is counted apart and opens to those cases")
    void givenVerdictsOfASource_whenOpened_thenTheCasesAreThoseItCounts() {
        for (var by : ComplianceBy.values()) {
            for (var row : deadlines.sourceVerdicts(by, MARCH, MAY)) {
                var filter = filter(by, row.key());
                assertThat(figures.verdicts(filter, SourceVerdict.IN_TIME, 0, 9).total())
                        .isEqualTo(row.inTime());
                assertThat(figures.verdicts(filter, SourceVerdict.OVERDUE, 0, 9).total())
                        .isEqualTo(row.overdue());
            }
        }
        var any = new FigureFilter(ComplianceBy.UNIT, null, false, null, MARCH, MAY);
        var all = figures.verdicts(any, null, 0, 9);
        assertThat(all.total()).isEqualTo(3);
        assertThat(all.rows()).extracting(VerdictCase::caseId).doesNotContain(MIGRATED.get(3));
        assertThat(all.rows()).last().isEqualTo(of(all.rows(), MIGRATED.get(0)));
        assertThat(all.rows().get(0).source()).isEqualTo("citizen-messages");
        assertThat(figures.verdicts(any, SourceVerdict.OVERDUE, 1, 1).rows())
                .isEqualTo(figures.verdicts(any, SourceVerdict.OVERDUE, 0, 2)
                        .rows()
                        .subList(1, 2));
        assertThat(figures.verdicts(any, SourceVerdict.OVERDUE, 2, 1)).isEqualTo(new Page<>(List.of(), 2));
    }

    private static VerdictCase of(List<VerdictCase> rows, CaseId caseId) {
        return rows.stream()
                .filter(row -> row.caseId().equals(caseId))
                .findFirst()
                .orElseThrow();
    }
}
