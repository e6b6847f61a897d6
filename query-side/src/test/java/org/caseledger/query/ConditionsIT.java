package org.caseledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.caseledger.query.testing.TestLedger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsIT {
    private static final String ROWS = "SELECT n FROM %s WHERE %s ORDER BY n LIMIT :size OFFSET :offset";
    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = new TestLedger();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static String numbers(long upTo) {
        return "generate_series(1, %d) AS n".formatted(upTo);
    }

    private static List<Long> page(Conditions conditions, int page, int size) {
        var statement = ROWS.formatted(numbers(10), conditions.text());
        return conditions.page(ledger.sql(), statement, page, size, (row, n) -> row.getLong(1));
    }

    @Test
    void givenNoCondition_whenAsked_thenEveryRowMeetsIt() {
        assertThat(new Conditions().text()).isEqualTo("true");
        assertThat(page(new Conditions(), 0, 20)).hasSize(10);
    }

    @Test
    void givenConditions_whenSomeAreNotAsked_thenOnlyTheOthersAreInTheText() {
        var conditions = new Conditions()
                .with("n > :above", "above", 3)
                .with("n = :same", "same", null)
                .with("n % 2 = 0", true)
                .with("n % 3 = 0", false)
                .ofIncident(null);

        assertThat(conditions.text()).isEqualTo("true AND n > :above AND n % 2 = 0");
        assertThat(conditions.params()).containsOnlyKeys("above");
        assertThat(page(conditions, 0, 20)).containsExactly(4L, 6L, 8L, 10L);
    }

    /** Numbers that end so. */
    private enum Ending implements Subset {
        WITH_FIVE;

        @Override
        public String condition() {
            return "n % 5 = 0";
        }
    }

    /** Which numbers. */
    private record Question(
            @Where("n > :above") @Nullable Integer above,

            @Where(value = "n % 2 = 0", no = "n % 2 = 1") @Nullable
            Boolean even,

            @Where("n < 3") @Nullable Boolean small,
            @Where @Nullable Ending ending) {}

    @ParameterizedTest(name = "above {0}, even {1}, small {2}, ending {3}")
    @CsvSource({
        ",,,,1 2 3 4 5 6 7 8 9 10",
        "7,,,,8 9 10",
        ",true,,,2 4 6 8 10",
        ",false,,,1 3 5 7 9",
        ",,true,,1 2",
        ",,false,,1 2 3 4 5 6 7 8 9 10",
        ",,,WITH_FIVE,5 10",
        "3,true,,WITH_FIVE,10"
    })
    void givenAQuestion_whenItsComponentsAreAsked_thenEachLeavesItsRows(
            @Nullable Integer above,
            @Nullable Boolean even,
            @Nullable Boolean small,
            @Nullable Ending ending,
            String numbers) {
        var found = page(Conditions.of(new Question(above, even, small, ending)), 0, 20);

        assertThat(found.stream().map(String::valueOf)).containsExactly(numbers.split(" "));
    }

    @Test
    void givenSubsets_whenAColumnNamesThem_thenEachRowHasItsOwn() {
        var column = Subset.column(Ending.values(), "ending");
        var found = ledger.sql()
                .sql("SELECT %s FROM %s ORDER BY n".formatted(column, numbers(5)))
                .query((row, n) -> row.getString("ending"))
                .list();

        assertThat(found).containsExactly(null, null, null, null, "WITH_FIVE");
    }

    @Test
    void givenAParameterOfItsOwn_whenAConditionNamesIt_thenItIsBound() {
        var conditions = new Conditions().with("n BETWEEN :from AND :to", true);
        conditions.param("from", 4).param("to", 5);

        assertThat(page(conditions, 0, 20)).containsExactly(4L, 5L);
    }

    @ParameterizedTest(name = "page {0} of {1}: {2} to {3}")
    @CsvSource({"0,4,1,4", "1,4,5,8", "2,4,9,10", "0,10,1,10", "1,5,6,10", "9,1,10,10"})
    void givenTenRows_whenAPageIsAsked_thenItBeginsWhereTheOneBeforeEnded(int page, int size, long first, long last) {
        var rows = page(new Conditions(), page, size);

        assertThat(rows).first().isEqualTo(first);
        assertThat(rows).last().isEqualTo(last);
        assertThat(rows).hasSize((int) (last - first + 1));
    }

    @ParameterizedTest(name = "page {0} of {1}")
    @CsvSource({"3,4", "1,10", "2,5", "2147483647,100"})
    void givenTenRows_whenAPageBehindTheLastIsAsked_thenItIsEmpty(int page, int size) {
        assertThat(page(new Conditions(), page, size)).isEmpty();
    }

    @ParameterizedTest(name = "{0} rows count as {1}")
    @CsvSource({"0,0", "1,1", "999,999", "1000,1000", "1001,1001", "1002,1001", "5000,1001"})
    void givenRows_whenCounted_thenOneMoreThanTheLimitStandsForAnyMore(long rows, long counted) {
        assertThat(new Conditions().counted(numbers(rows)).read(ledger.sql())).isEqualTo(counted);
        assertThat(new Conditions().count(numbers(rows)).read(ledger.sql())).isEqualTo(rows);
    }

    @Test
    void givenParametersOfTheSameName_whenCountedTogether_thenEachCountHasItsOwn() {
        var counts = LongStream.of(4, 0, 7)
                .mapToObj(n -> new Conditions().with("n <= :most::bigint", "most", n))
                .map(conditions -> conditions.count(numbers(10)))
                .toList();
        assertThat(Count.read(ledger.sql(), counts)).containsExactly(4L, 0L, 7L);
    }

    @Test
    void givenAnIncident_whenAsked_thenOnlyTheCasesStillAttachedToItMeetIt() {
        var incident = UUID.randomUUID();
        var attached = attach(incident, true);
        attach(incident, false);
        attach(UUID.randomUUID(), true);
        var conditions = new Conditions().ofIncident(incident);
        var found = conditions.page(
                ledger.sql(), """
                        SELECT case_id FROM (SELECT DISTINCT case_id FROM views.incident_case) AS any_case
                         WHERE %s ORDER BY 1 LIMIT :size OFFSET :offset
                        """.formatted(conditions.text()), 0, 9, (row, n) -> row.getObject(1, UUID.class));

        assertThat(found).containsExactly(attached);
    }

    private static UUID attach(UUID incident, boolean attached) {
        var caseId = UUID.randomUUID();
        ledger.sql()
                .sql("""
                        INSERT INTO views.incident_case (incident_id, case_id, attached)
                        VALUES (:incident, :case, :attached)
                        """)
                .param("incident", incident)
                .param("case", caseId)
                .param("attached", attached)
                .update();
        return caseId;
    }

    private record Typed(@Where("n IN (%s)") String words) {}

    @Test
    void givenWordsThatWouldBecomePartOfAStatement_whenAsked_thenTheQuestionIsRefused() {
        assertThatThrownBy(() -> Conditions.of(new Typed("1) OR (true"))).isInstanceOf(ClassCastException.class);
    }
}
