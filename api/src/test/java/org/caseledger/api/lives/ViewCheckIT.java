package org.caseledger.api.lives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.approvals.ApprovalView;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.board.PastView;
import org.caseledger.query.checkup.DrawnView;
import org.caseledger.query.checkup.SignedView;
import org.caseledger.query.deadlines.DeadlineView;
import org.caseledger.query.duty.DutyView;
import org.caseledger.query.findings.FindingView;
import org.caseledger.query.history.HistoryView;
import org.caseledger.query.incidents.IncidentView;
import org.caseledger.query.inspections.InspectionView;
import org.caseledger.query.process.ProcessView;
import org.caseledger.query.responsibility.ResponsibilityView;
import org.caseledger.query.statistics.StatisticsView;
import org.caseledger.query.views.CheckReport;
import org.caseledger.query.views.CheckReport.Kind;
import org.caseledger.query.views.CheckScope;
import org.caseledger.query.views.View;
import org.caseledger.query.views.Views;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that are built anew are the rows that answer, and whatever was done to these is found. */
class ViewCheckIT {
    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();

    private static final long SEED = 7_000;
    private static final UnitId XIPU = new UnitId("XIPU");
    private static final Duration LONG = Duration.ofSeconds(60);

    private static LivesInALog lives;
    private static Views views;

    @BeforeAll
    static void live() throws InterruptedException {
        lives = new LivesInALog();
        lives.append(LivesInALog.lives(SEED, 40));
        views = lives.views(Stream.concat(all().stream(), ofNoCases().stream()).toArray(View<?>[]::new));
        views.start();
        assertThat(views.awaitPosition(lives.log().head(), Duration.ofSeconds(60)))
                .isTrue();
    }

    @AfterAll
    static void stop() {
        views.close();
        lives.close();
    }

    @BeforeEach
    void keep() {
        lives.sql().sql("DROP TABLE IF EXISTS kept_board, kept_deadline").update();
        lives.sql().sql("CREATE TABLE kept_board AS SELECT * FROM views.board").update();
        lives.sql()
                .sql("CREATE TABLE kept_deadline AS SELECT * FROM views.deadline")
                .update();
    }

    @AfterEach
    void restore() {
        for (var table : List.of("board", "deadline")) {
            lives.sql().sql("TRUNCATE views." + table).update();
            lives.sql()
                    .sql("INSERT INTO views.%1$s SELECT * FROM kept_%1$s".formatted(table))
                    .update();
        }
    }

    @Test
    void givenRowsThatNobodyTouched_whenChecked_thenNothingDiffers() {
        for (var view : all()) {
            for (var scope : List.of(everything(null), ofUnit(XIPU))) {
                int ofMany = scope.unit() == null ? 0 : view.totals().size();
                var report = views.check(view.name(), scope);
                assertThat(report.differences()).as("%s", report).isZero();
                assertThat(report.first()).isEmpty();
                assertThat(report.complete()).isTrue();
                assertThat(report.last()).isNull();
                assertThat(report.position()).isEqualTo(lives.log().head());
                assertThat(report.tables())
                        .hasSize(view.tables().size() - ofMany)
                        .allMatch(t -> t.inView() == t.fromLog() && t.inView() > 0);
                assertThat(report.cases()).isBetween(5L, 40L);
            }
        }
    }

    @Test
    void givenAChangedTotal_whenAllIsChecked_thenItIsNamedByItsKey() {
        var before = lives.rows("views.process_follows");
        lives.sql().sql("""
                        UPDATE views.process_follows SET times = times + 1
                         WHERE ctid = (SELECT min(ctid) FROM views.process_follows)
                        """).update();

        var report = views.check("process", everything(null));
        assertThat(report.differences()).isOne();
        var difference = report.first().get(0);
        assertThat(difference.table()).isEqualTo("process_follows");
        assertThat(difference.caseId()).isNull();
        assertThat(difference.columns())
                .extracting(CheckReport.Column::name)
                .contains("source", "target", "received_month", "times");
        assertThat(views.check("process", ofUnit(XIPU)).differences()).isZero();

        lives.sql().sql("""
                        UPDATE views.process_follows SET times = times - 1
                         WHERE ctid = (SELECT max(ctid) FROM views.process_follows)
                        """).update();
        assertThat(lives.rows("views.process_follows")).isEqualTo(before);
        assertThat(views.check("process", everything(null)).differences()).isZero();
    }

    @Test
    void givenAViewOfNoCases_whenChecked_thenARowThatFollowsFromNothingIsFound() {
        lives.sql().sql("""
                        INSERT INTO views.roster (id, unit, year, kept)
                        VALUES ('00000000-0000-4000-8000-000000000001', 'XIPU', 2026, '{}')
                        """).update();

        var report = views.check("duty", everything(null));
        assertThat(report.differences()).isOne();
        assertThat(report.first().get(0).kind()).isEqualTo(Kind.EXTRA);
        assertThatThrownBy(() -> views.check("duty", ofUnit(XIPU))).isInstanceOf(LabelledException.class);

        lives.sql().sql("DELETE FROM views.roster").update();
        for (var view : ofNoCases()) {
            var same = views.check(view.name(), everything(null));
            assertThat(same.differences()).as("%s", same).isZero();
            assertThat(same.tables()).hasSameSizeAs(view.tables());
        }
    }

    @Test
    void givenAChangedRow_whenItsUnitIsChecked_thenRowAndColumnAreNamed() {
        var id = oneOf("views.board WHERE unit = 'XIPU' AND open");
        tamper("UPDATE views.board SET open = false, respondent = '无' WHERE case_id = :id", id);

        var report = views.check("board", ofUnit(XIPU));
        assertThat(report.differences()).isEqualTo(1);
        var difference = report.first().get(0);
        assertThat(difference.table()).isEqualTo("board");
        assertThat(difference.caseId()).isEqualTo(new CaseId(id));
        assertThat(difference.kind()).isEqualTo(Kind.CHANGED);
        assertThat(difference.columns()).extracting(CheckReport.Column::name).containsExactly("open", "respondent");
        assertThat(difference.columns().get(0).inView().asBoolean()).isFalse();
        assertThat(difference.columns().get(0).fromLog().asBoolean()).isTrue();
        var one = new CheckScope(new CaseId(id), null, null, null, LONG, null);
        assertThat(views.check("board", one).differences()).isEqualTo(1);
        assertThat(views.check("past", one).differences()).isZero();
    }

    @Test
    void givenADeletedRow_whenItsUnitIsChecked_thenItIsMissed() {
        var id = oneOf("views.board WHERE unit = 'XIPU'");
        tamper("DELETE FROM views.board WHERE case_id = :id", id);
        tamper("DELETE FROM views.deadline WHERE case_id = :id AND clock = 'REPLY'", id);

        var report = views.check("board", ofUnit(XIPU));
        assertThat(report.first())
                .extracting(d -> d.caseId().value(), CheckReport.Difference::kind)
                .containsExactly(tuple(id, Kind.MISSING));
        assertThat(report.tables().get(0).fromLog() - report.tables().get(0).inView())
                .isEqualTo(1);
        assertThat(views.check("deadlines", ofUnit(XIPU)).first())
                .isNotEmpty()
                .allMatch(d -> d.kind() == Kind.MISSING && d.table().equals("deadline"));
    }

    @Test
    void givenACaseThatWasNever_whenChecked_thenItIsTooMuch() {
        var id = oneOf("views.board WHERE unit = 'XIPU'");
        var never = UUID.randomUUID();
        lives.sql().sql("""
                        INSERT INTO views.board
                        SELECT (jsonb_populate_record(b, jsonb_build_object('case_id', :never::text))).*
                          FROM views.board b WHERE case_id = :id
                        """).param("never", never.toString()).param("id", id).update();

        assertThat(views.check("board", ofUnit(XIPU)).first())
                .extracting(d -> d.caseId().value(), CheckReport.Difference::kind)
                .containsExactly(tuple(never, Kind.EXTRA));
        assertThat(views.check("board", everything(null)).differences()).isEqualTo(1);
    }

    @Test
    void givenARowMovedToAnotherUnit_whenANumberIsCountedAgain_thenTheDifferenceIsTold() {
        var where = new HashMap<String, String>(Map.of("unit", "XIPU", "open", "true"));
        var number = new CheckScope.Number("board", where);
        var honest = views.check("board", everything(number)).number();
        assertThat(honest.difference()).isZero();
        assertThat(honest.fromLog()).isPositive();

        var id = oneOf("views.board WHERE unit = 'XIPU' AND open");
        tamper("UPDATE views.board SET unit = 'HONGGUANG' WHERE case_id = :id", id);
        var report = views.check("board", everything(number));
        assertThat(report.number().difference()).isEqualTo(-1);
        assertThat(report.first())
                .singleElement()
                .satisfies(d -> assertThat(d.columns())
                        .extracting(CheckReport.Column::name)
                        .containsExactly("unit"));
        var nobodys = new HashMap<String, String>();
        nobodys.put("answering", null);
        assertThat(views.check("deadlines", everything(new CheckScope.Number("deadline", nobodys)))
                        .number())
                .satisfies(n -> {
                    assertThat(n.difference()).isZero();
                    assertThat(n.fromLog()).isPositive();
                });
    }

    @Test
    void givenACaseToBeginAfter_whenChecked_thenItIsTheRest() {
        var ids = lives.sql()
                .sql("SELECT case_id FROM views.board ORDER BY 1")
                .query(UUID.class)
                .list();
        var middle = new CaseId(ids.get(ids.size() / 2));
        var report = views.check("board", new CheckScope(null, null, null, middle, Duration.ZERO, null));
        assertThat(report.cases()).isEqualTo(ids.size() - ids.size() / 2 - 1);
        assertThat(report.complete()).isTrue();
    }

    @Test
    void givenNamesThatAreNotTheViews_whenANumberIsAskedFor_thenTheyAreRefused() {
        for (var number : List.of(
                new CheckScope.Number("ledger.event", Map.of()),
                new CheckScope.Number("deadline", Map.of("unit", "X")),
                new CheckScope.Number("board", Map.of("unit = unit OR unit", "X")))) {
            assertThatThrownBy(() -> views.check("board", everything(number))).isInstanceOf(LabelledException.class);
        }
        assertThatThrownBy(() -> views.check("nothing", everything(null))).isInstanceOf(LabelledException.class);
    }

    private static List<View<?>> all() {
        var database = lives.database();
        return List.of(
                new BoardView(database, Procedures.builtIn()),
                new PastView(database),
                new DeadlineView(database),
                new ApprovalView(database),
                new HistoryView(database),
                new StatisticsView(database, CALENDAR),
                new ResponsibilityView(
                        database, Procedures.builtIn(), OfficeHours.of("09:00-12:00,13:00-17:00", CALENDAR)),
                new ProcessView(database, Procedures.builtIn()),
                new FindingView(database, Procedures.builtIn()),
                new SignedView(database));
    }

    private static List<View<?>> ofNoCases() {
        var database = lives.database();
        return List.of(
                new IncidentView(database),
                new DutyView(database),
                new InspectionView(database),
                new DrawnView(database));
    }

    private static CheckScope everything(CheckScope.Number number) {
        return new CheckScope(null, null, number, null, LONG, null);
    }

    private static CheckScope ofUnit(UnitId unit) {
        return new CheckScope(null, unit, null, null, LONG, null);
    }

    private static UUID oneOf(String rows) {
        return lives.sql()
                .sql("SELECT case_id FROM %s ORDER BY case_id LIMIT 1".formatted(rows))
                .query(UUID.class)
                .single();
    }

    private static void tamper(String sql, UUID id) {
        assertThat(lives.sql().sql(sql).param("id", id).update()).isPositive();
    }
}
