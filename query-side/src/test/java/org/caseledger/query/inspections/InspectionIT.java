package org.caseledger.query.inspections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.events.inspection.InspectionEvent.InspectionAnswered;
import org.caseledger.events.inspection.InspectionEvent.InspectionPrepared;
import org.caseledger.events.inspection.InspectionEvent.InspectionSignedOff;
import org.caseledger.events.inspection.InspectionFigure;
import org.caseledger.inspection.InspectionState;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Lists;
import org.caseledger.query.Page;
import org.caseledger.query.Reader;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.deadlines.DeadlineView;
import org.caseledger.query.findings.FindingView;
import org.caseledger.query.rectification.RectificationView;
import org.caseledger.query.responsibility.ResponsibilityView;
import org.caseledger.query.statistics.StatisticsView;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Streams;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.query.urging.UrgingView;
import org.caseledger.query.views.Views;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("P1.16 定期监督检查: the figures of a sheet, and the list of sheets")
class InspectionIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
    private static final Instant NOW = Instant.parse("2026-04-02T01:00:00Z");
    private static final Actor SUPERVISOR = new Actor("supervisor", "顾清", Role.SUPERVISOR, null);
    private static final Actor LEADER = new Actor("leader", "周衡", Role.LEADER, null);

    private final TestLedger ledger = new TestLedger();
    private final WorkCalendar calendar = WorkCalendar.builtIn();
    private final InspectionView sheets = new InspectionView(ledger.database());
    private final InspectionQueries queries = new InspectionQueries(ledger.log());
    private Views views;
    private InspectionFigures figures;

    @BeforeEach
    void start() throws InterruptedException {
        var database = ledger.database();
        var procedures = Procedures.builtIn();
        views = ledger.views(
                new BoardView(database, procedures),
                new StatisticsView(database, calendar),
                new DeadlineView(database),
                new FindingView(database, procedures),
                new UrgingView(database),
                new ResponsibilityView(database, procedures, OfficeHours.of("09:00-12:00,13:00-17:00", calendar)),
                new RectificationView(database));
        figures = new InspectionFigures(database, views, calendar, Clock.fixed(NOW, ZoneOffset.UTC));
        History.wholeLife().in(ledger); // returned by XIPU, replied by ANJING, late once
        var urged = at(XIPU).urged(UrgingStep.REMINDER, null).urged(UrgingStep.URGE, null);
        order(order(urged, Instant.parse("2026-03-20T00:00:00Z")), null).in(ledger);
        at(XIPU).replied().followedUp(Satisfaction.SATISFIED).in(ledger);
        History.receivedAt("2026-04-01T01:00:00Z", ComplaintKind.COMPLAINT, Channel.PHONE, "四月超市")
                .classified()
                .assigned(XIPU)
                .in(ledger);
        views.start();
        catchUp();
    }

    @AfterEach
    void close() {
        views.close();
        ledger.close();
    }

    private static History at(UnitId unit) {
        return History.received().classified().signedOff(unit).assigned(unit).accepted();
    }

    private static History order(History history, @Nullable Instant by) {
        return history.by(Role.HANDLER, new RectificationOrdered("台账", by, history.occurred()));
    }

    private void catchUp() throws InterruptedException {
        assertThat(views.awaitPosition(ledger.log().head(), Duration.ofSeconds(60)))
                .isTrue();
    }

    @Test
    void theFiguresOfAUnitAreThoseOfItsPeriod_asTheLogStood() {
        var taken = figures.take(FIRST, LAST, XIPU);

        assertThat(taken.position()).isEqualTo(ledger.log().head());
        assertThat(taken.takenAt()).isEqualTo(NOW);
        assertThat(taken.figures())
                .containsAllEntriesOf(Map.of(
                        InspectionFigure.RECEIVED, 2L,
                        InspectionFigure.ACCEPTED, 2L,
                        InspectionFigure.REPLIED, 1L,
                        InspectionFigure.SATISFIED, 1L,
                        InspectionFigure.RETURNED, 1L,
                        InspectionFigure.REMINDED, 1L,
                        InspectionFigure.URGED, 1L,
                        InspectionFigure.RECTIFICATIONS, 2L,
                        InspectionFigure.RECTIFICATIONS_OPEN, 1L,
                        InspectionFigure.RECTIFICATIONS_OVERDUE, 1L));
        assertThat(taken.figures()).containsKey(InspectionFigure.MEDIAN_DAYS);
    }

    @Test
    void theOfficesSheetHasEverybodys_limitsClockByClockAndFindingsByRule() {
        var taken = figures.take(FIRST, LAST, null);

        assertThat(taken.figures()).containsEntry(InspectionFigure.RECEIVED, 3L);
        assertThat(taken.limits())
                .isNotEmpty()
                .allMatch(l -> l.total()
                        == l.metInTime() + l.metWithLeave() + l.metLate() + l.missed() + l.lapsed() + l.running());
        assertThat(taken.findings()).extracting(InspectionPrepared.Found::rule).contains("DEADLINE_MISSED");
        assertThat(figures.take(FIRST, LAST, ANJING).findings())
                .extracting(InspectionPrepared.Found::rule)
                .doesNotContain("ASSIGNED_AFTER_SIGN_OFF_DAY");
    }

    @Test
    void countedAgainLater_theFiguresAreThoseOfThen() throws InterruptedException {
        for (var unit : new UnitId[] {XIPU, ANJING, null}) {
            var sheet = figures.take(FIRST, LAST, unit);
            order(at(XIPU).urged(UrgingStep.URGE, null), null).replied().in(ledger);
            at(ANJING).returned().in(ledger);
            at(ANJING).replied().in(ledger);
            catchUp();
            assertThat(figures.take(FIRST, LAST, unit).figures()).isNotEqualTo(sheet.figures());

            var recount = figures.recount(sheet);
            assertThat(recount.differences()).isEmpty();
            assertThat(recount.same()).isGreaterThan(20);
            assertThat(recount.sameCalendar()).isTrue();
        }
    }

    @Test
    void aFigureThatTheLogDoesNotGiveIsNamed() {
        ledger.sql().sql("UPDATE views.statistics SET replied = true").update();
        ledger.sql().sql("DELETE FROM views.finding").update();
        var sheet = figures.take(FIRST, LAST, null);

        assertThat(figures.recount(sheet).differences())
                .extracting(InspectionFigures.Difference::what)
                .contains("figures.REPLIED", "findings.DEADLINE_MISSED", "findingsDigest")
                .doesNotContain("figures.RECEIVED");
    }

    @Test
    void whileAViewStaysBehindNoFigureIsTaken() throws Exception {
        try (var holding = DriverManager.getConnection(ledger.database().getJdbcUrl());
                var statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("SELECT * FROM views.token WHERE view = 'findings' FOR UPDATE");
            at(XIPU).in(ledger);
            assertThat(views.awaitPosition(ledger.log().head(), Duration.ofSeconds(2)))
                    .isFalse();
            assertThatThrownBy(() -> figures.take(FIRST, LAST, XIPU)).isInstanceOf(ViewsOutOfStepException.class);
        }
        assertThat(figures.take(FIRST, LAST, XIPU).position())
                .isEqualTo(ledger.log().head());
    }

    @Test
    void sheetsAreListedByPeriodUnitAndState_andReadFromTheLog() {
        var signed = UUID.randomUUID();
        var open = UUID.randomUUID();
        var sheet = figures.take(FIRST, LAST, XIPU);
        Streams.append(ledger, signed, NOW, SUPERVISOR, sheet);
        Streams.append(ledger, signed, NOW.plusSeconds(1), LEADER, new InspectionSignedOff("00", "同意"));
        Streams.append(ledger, open, NOW.plusSeconds(2), SUPERVISOR, figures.take(FIRST, LAST, null));
        ledger.project(sheets);

        assertThat(page(InspectionFilter.ALL, null).rows())
                .extracting(Inspected.Listed::id)
                .containsExactly(open, signed);
        var ofState = new InspectionFilter(null, InspectionState.SIGNED_OFF, null, null);
        assertThat(page(ofState, null).rows())
                .singleElement()
                .satisfies(one -> assertThat(one.unit()).isEqualTo(XIPU));
        assertThat(page(InspectionFilter.ALL, ANJING).total()).isZero();
        assertThat(ofPeriod(FIRST, LAST)).hasSize(2);
        assertThat(ofPeriod(FIRST, LAST.minusDays(1))).isEmpty();
        assertThat(queries.find(signed).orElseThrow().sheet().prepared()).isEqualTo(sheet);
        assertThat(queries.find(UUID.randomUUID())).isEmpty();
        var rows = ledger.rows("views.inspection");
        Streams.append(ledger, open, NOW.plusSeconds(3), SUPERVISOR, new InspectionAnswered("已办"));
        ledger.project(sheets);
        ledger.project(sheets);
        assertThat(ledger.rows("views.inspection")).isNotEqualTo(rows).hasSize(2);
    }

    private Page<Inspected.Listed> page(InspectionFilter filter, @Nullable UnitId within) {
        return new Lists(ledger.database())
                .find(InspectionFilter.LIST, filter, new Reader(within, Instant.EPOCH), 0, 10);
    }

    private List<Inspected.Listed> ofPeriod(LocalDate first, LocalDate last) {
        var filter = new InspectionFilter(null, null, first, last);
        return new Lists(ledger.database()).all(InspectionFilter.LIST, filter, Reader.ofAll(Instant.EPOCH));
    }
}
