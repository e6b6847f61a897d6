package org.caseledger.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.caseledger.categories.CategoryBook;
import org.caseledger.categories.FirstCategories;
import org.caseledger.events.CaseId;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.Clock;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Ending.ComplaintSettled;
import org.caseledger.events.complaint.Ending.ComplaintWithdrawn;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.office.CategoryEvent.CategoryMerged;
import org.caseledger.events.office.CategoryEvent.CategoryRenamed;
import org.caseledger.events.reporting.Figure;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StatisticsIT {
    private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2027-01-01T00:00:00Z");
    private static final StatisticsFilter ALL = StatisticsFilter.of(YEAR, NEXT_YEAR);
    private static final int EVERY = Integer.MAX_VALUE;

    private final TestLedger ledger = new TestLedger();
    private final StatisticsView view = new StatisticsView(ledger.database(), WorkCalendar.builtIn());
    private final StatisticsQueries statistics = new StatisticsQueries(ledger.database());

    @AfterEach
    void close() {
        ledger.close();
    }

    private final LogStatistics ofTheLog = new LogStatistics(YEAR);

    private void project(History... histories) {
        History.in(ledger, List.of(histories));
        ledger.project(view);
        Stream.of(histories).flatMap(h -> h.recorded().stream()).forEach(ofTheLog::take);
    }

    @Tag("P2.20")
    @Tag("P7.15")
    @Tag("P9.01d")
    @Test
    void everyFigureIsOfTheCasesThatItOpensTo() {
        var other = CaseId.random();
        project(
                History.wholeLife(),
                at(XIPU).declined().linked(other),
                at(XIPU).accepted().replied().met(Clock.REPLY, 1, false),
                at(ANJING).referred(),
                at(ANJING).replied().met(Clock.REPLY, 1, false).followedUp(Satisfaction.SATISFIED),
                at(ANJING).replied().met(Clock.REPLY, 1, false).followedUp(Satisfaction.PARTLY),
                at(XIPU).replied().met(Clock.REPLY, 1, false).followedUp(Satisfaction.UNREACHABLE),
                at(XIPU).missed(Clock.REPLY, 1),
                History.received(ComplaintKind.INQUIRY, Channel.PHONE, null));

        var counted = statistics.count(StatisticsBy.UNIT, ALL, 0, EVERY);

        assertThat(counted.overall().counts())
                .containsEntry(Figure.RECEIVED, 9L)
                .containsEntry(Figure.ACCEPTED, 2L)
                .containsEntry(Figure.DECLINED, 1L)
                .containsEntry(Figure.REFERRED, 1L)
                .containsEntry(Figure.REPLIED, 5L)
                .containsEntry(Figure.ON_TIME, 4L)
                .containsEntry(Figure.LATE, 2L)
                .containsEntry(Figure.REOPENED, 1L)
                .containsEntry(Figure.SATISFIED, 1L)
                .containsEntry(Figure.PARTLY, 1L)
                .containsEntry(Figure.NOT_SATISFIED, 1L)
                .containsEntry(Figure.UNREACHABLE, 1L)
                .containsEntry(Figure.REPEATS, 1L)
                .containsEntry(Figure.MEASURED, 5L);
        assertThat(ofTheLog.figures(YEAR, NEXT_YEAR))
                .as("the log alone tells the same")
                .isEqualTo(counted.overall().counts());
        for (var by : StatisticsBy.values()) {
            opens(by);
        }
    }

    @Test
    void givenCategoriesAreRenamedAndMerged_thenEarlierCasesCountUnderTheNamesOfNow() {
        project(
                as(List.of("食品", "乳制品"), List.of("质量", "不合格")),
                as(List.of("食品类", "乳制品"), List.of()),
                as(List.of("食品", "酒类"), List.of("价格")),
                as(List.of("食品", "自制豆腐", "变质"), List.of()),
                as(List.of("燃气"), List.of()));
        var book = CategoryBook.NONE
                .on(FirstCategories.adopted("启用"))
                .on(new CategoryRenamed(new CategoryCode("01"), "食品类", null, "更名"))
                .on(new CategoryMerged(new CategoryCode("0109"), new CategoryCode("0105"), "合并"))
                .on(new CategoryRenamed(new CategoryCode("W01"), "质量问题", null, "更名"));
        var now = new StatisticsQueries(ledger.database(), () -> book);

        assertThat(keys(now, StatisticsBy.CATEGORY)).containsExactly("食品类 4", "燃气 1");
        assertThat(keys(now, StatisticsBy.CATEGORY_2)).containsExactly("食品类/乳制品 3", "燃气 1", "食品类/自制豆腐 1");
        assertThat(keys(now, StatisticsBy.CATEGORY_3)).contains("食品类/自制豆腐/变质 1");
        assertThat(keys(now, StatisticsBy.PROBLEM)).containsExactly(" 3", "价格 1", "质量问题 1");
        assertThat(keys(now, StatisticsBy.PROBLEM_2)).contains("质量问题/不合格 1", "价格 1");
        var milk = "食品类/乳制品";
        assertThat(now.cases(Figure.RECEIVED, StatisticsBy.CATEGORY_2, milk, ALL, 0, 9)
                        .total())
                .isEqualTo(3);
        assertThat(now.count(StatisticsBy.UNIT, of(milk), 0, EVERY).overall().count(Figure.RECEIVED))
                .isEqualTo(3);
        assertThat(keys(statistics, StatisticsBy.CATEGORY))
                .as("without a list, as they were recorded")
                .containsExactly("食品 3", "燃气 1", "食品类 1");
    }

    private static List<String> keys(StatisticsQueries statistics, StatisticsBy by) {
        return statistics.count(by, ALL, 0, EVERY).rows().stream()
                .map(row -> row.key() + " " + row.figures().count(Figure.RECEIVED))
                .toList();
    }

    private static StatisticsFilter of(String category) {
        return new StatisticsFilter(ALL.from(), ALL.until(), null, null, null, category, null, null, null);
    }

    private static History as(List<String> category, List<String> problem) {
        return History.received().classifiedAs(category, problem);
    }

    private static History at(UnitId unit) {
        return History.received()
                .classified()
                .signedOff(unit)
                .assigned(unit)
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z");
    }

    private void opens(StatisticsBy by) {
        var counted = statistics.count(by, ALL, 0, EVERY);
        assertThat(counted.groups()).isEqualTo(counted.rows().size());
        for (var figure : Figure.values()) {
            var all = new HashSet<CaseId>();
            for (var row : counted.rows()) {
                var cases = statistics.cases(figure, by, row.key(), ALL, 0, 200);
                assertThat(cases.total())
                        .as("%s of %s by %s", figure, row.key(), by)
                        .isEqualTo(row.figures().count(figure))
                        .isEqualTo(cases.rows().size());
                cases.rows().forEach(c -> assertThat(all.add(c.caseId())).isTrue());
            }
            assertThat(all).hasSize((int) counted.overall().count(figure));
            assertThat(statistics.cases(figure, by, null, ALL, 0, 200).rows())
                    .extracting(CountedRow::caseId)
                    .containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void whatThePartiesEndedIsCountedApart_untilItIsHandledAgain() {
        var told = new Told(Medium.PHONE, Instant.parse("2026-03-03T01:00:00Z"));
        var withdrawn = at(XIPU).accepted();
        withdrawn
                .by(Role.INTAKE, new ComplaintWithdrawn("不再追究", told, withdrawn.occurred()))
                .in(ledger);
        var settled = at(XIPU).accepted();
        settled.by(Role.INTAKE, new ComplaintSettled("已退款", told, settled.occurred()))
                .in(ledger);
        var again = at(XIPU).accepted();
        again.by(Role.INTAKE, new ComplaintSettled("已退款", told, again.occurred()))
                .reopened()
                .in(ledger);
        project();

        assertThat(statistics.count(StatisticsBy.UNIT, ALL, 0, 50).overall().counts())
                .containsEntry(Figure.WITHDRAWN, 1L)
                .containsEntry(Figure.SETTLED, 1L)
                .containsEntry(Figure.ACCEPTED, 3L)
                .containsEntry(Figure.REPLIED, 0L);
    }

    @Test
    void medianAndP90AreOfTheWholeGroup() {
        var random = new Random(3);
        var days = new ArrayList<Integer>();
        for (int i = 0; i < 21; i++) {
            // From Monday 2 March on, to a day of the same week.
            int took = random.nextInt(5);
            days.add(took);
            History.received()
                    .at("2026-03-0%dT02:00:00Z".formatted(2 + took))
                    .replied()
                    .in(ledger);
        }
        History.received().in(ledger);
        project();
        days.sort(null);

        var overall = statistics.count(StatisticsBy.MONTH, ALL, 0, 50);
        assertThat(overall.overall().medianDays()).isEqualTo(days.get(10));
        assertThat(overall.overall().p90Days()).isEqualTo(days.get(18));
        assertThat(overall.rows()).containsExactly(new StatisticsRow("2026-03", overall.overall()));
    }

    @Test
    void groupsComeInPages_theLargestFirst_monthsInTheirOrder() {
        project(
                in("2026-04-02T01:00:00Z", Channel.LETTER, "甲"),
                in("2026-04-03T01:00:00Z", Channel.LETTER, "乙"),
                in("2026-02-03T01:00:00Z", Channel.PHONE, "乙"));

        assertThat(keys(StatisticsBy.MONTH, 0)).containsExactly("2026-02", "2026-04");
        assertThat(keys(StatisticsBy.CHANNEL, 0)).containsExactly("LETTER", "PHONE");
        assertThat(keys(StatisticsBy.RESPONDENT, 0)).containsExactly("乙", "甲");
        assertThat(keys(StatisticsBy.RESPONDENT, 1)).isEmpty();
        var second = statistics.count(StatisticsBy.RESPONDENT, ALL, 1, 1);
        assertThat(second.groups()).isEqualTo(2);
        assertThat(second.rows()).extracting(StatisticsRow::key).containsExactly("甲");
    }

    private List<String> keys(StatisticsBy by, int page) {
        return statistics.count(by, ALL, page, 50).rows().stream()
                .map(StatisticsRow::key)
                .toList();
    }

    private static History in(String at, Channel channel, String respondent) {
        return History.receivedAt(at, ComplaintKind.COMPLAINT, channel, respondent);
    }

    @Test
    void whatIsCountedIsFiltered() {
        var ours = at(XIPU);
        project(
                ours,
                in("2026-04-03T01:00:00Z", Channel.LETTER, null),
                History.received().adopted("old", null, true));

        assertThat(received(with(XIPU, null, null, null, null))).isEqualTo(1);
        assertThat(received(with(null, Channel.LETTER, null, null, null))).isEqualTo(1);
        assertThat(received(with(null, null, "食品/过期", null, null))).isEqualTo(1);
        assertThat(received(with(null, null, "食品/散装", null, null))).isZero();
        assertThat(received(with(null, null, null, true, null))).isEqualTo(1);
        assertThat(received(with(null, null, null, false, null))).isEqualTo(2);
        assertThat(received(with(null, null, null, null, XIPU))).isEqualTo(1);
        assertThat(received(StatisticsFilter.of(YEAR, Instant.parse("2026-04-03T01:00:00Z"))))
                .isEqualTo(2);
        assertThat(received(StatisticsFilter.of(Instant.parse("2026-04-03T01:00:00Z"), NEXT_YEAR)))
                .isEqualTo(1);
    }

    private static StatisticsFilter with(
            UnitId unit, Channel channel, String category, Boolean migrated, UnitId within) {
        return new StatisticsFilter(YEAR, NEXT_YEAR, unit, channel, null, category, migrated, within, null);
    }

    private long received(StatisticsFilter filter) {
        return statistics.count(StatisticsBy.CHANNEL, filter, 0, 50).overall().count(Figure.RECEIVED);
    }

    @Test
    void rowsBuiltAnewAreTheSame() {
        project(History.wholeLife(), at(XIPU), History.received().adopted("old", null, true));
        var rows = ledger.rows("views.statistics");
        var kept = ledger.rows("views.statistics_case");

        ledger.project(view);

        assertThat(rows).hasSize(3);
        assertThat(ledger.rows("views.statistics")).isEqualTo(rows);
        assertThat(ledger.rows("views.statistics_case")).isEqualTo(kept);
    }
}
