package org.caseledger.query.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.categories.CategoryBook;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.CategoryKind;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.caseledger.query.views.Cases;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the board. */
public final class BoardQueries {
    /**
     * Which rows of the board the people of the unit {@code :within} see: its own cases, and those with which it
     * assists or has assisted (P9.01).
     */
    public static final String SEEN_WITHIN = "(unit = :within OR assisted_by @> ARRAY[:within::text])";

    /** How many of the last cases of a respondent tell to which units they go. */
    private static final int LAST = 3;

    private final JdbcClient jdbc;
    private final String table;
    private final @Nullable UUID incident;
    private final Supplier<CategoryBook> categories;

    public BoardQueries(DataSource dataSource) {
        this(dataSource, () -> CategoryBook.NONE);
    }

    /** A category is found by each name that {@code categories} has or had for it. */
    public BoardQueries(DataSource dataSource, Supplier<CategoryBook> categories) {
        this(JdbcClient.create(dataSource), Cases.REAL, null, categories);
    }

    private BoardQueries(JdbcClient jdbc, Cases cases, @Nullable UUID incident, Supplier<CategoryBook> categories) {
        this.jdbc = jdbc;
        this.table = "views." + cases.table("board");
        this.incident = incident;
        this.categories = categories;
    }

    /** The same questions, of the cases of an incident only; those of an exercise are its own. */
    public BoardQueries ofIncident(UUID id, boolean exercise) {
        return new BoardQueries(jdbc, exercise ? Cases.OF_EXERCISES : Cases.REAL, id, categories);
    }

    /** The card of one case. */
    public Optional<BoardCard> card(CaseId caseId) {
        return jdbc.sql("SELECT kept->'card' AS card FROM %s WHERE case_id = :id".formatted(table))
                .param("id", caseId.value())
                .query(BoardQueries::card)
                .optional();
    }

    /** The cards of several cases, by the case, of those that the board shows. */
    public Map<CaseId, BoardCard> cards(Collection<CaseId> cases) {
        return jdbc
                .sql("SELECT kept->'card' AS card FROM %s WHERE case_id = ANY(:ids) AND NOT sealed_off"
                        .formatted(table))
                .param("ids", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query(BoardQueries::card)
                .list()
                .stream()
                .collect(Collectors.toMap(BoardCard::caseId, Function.identity()));
    }

    /** The units that had the last cases of a respondent of this name, but for one case. */
    public List<UnitId> lastUnitsOf(String respondent, CaseId except) {
        return jdbc.sql("""
                        SELECT unit FROM %s
                         WHERE respondent = :respondent AND case_id <> :except
                           AND unit IS NOT NULL AND NOT sealed_off
                         ORDER BY received_at DESC, case_id
                         LIMIT %d
                        """.formatted(table, LAST))
                .param("respondent", respondent)
                .param("except", except.value())
                .query((row, n) -> new UnitId(row.getString("unit")))
                .list();
    }

    /** A page of cards, pages counted from 0, and how many cards there are in all. */
    public Page<BoardCard> find(BoardFilter filter, BoardSort sort, int page, int size, Instant now) {
        var conditions = conditions(filter, now);
        return new Page<>(
                page(conditions, sort, page, size), conditions.counted(table).read(jdbc));
    }

    // Cards are read of the page only: to take them out of all that is sorted is most of the work.
    private List<BoardCard> page(Conditions conditions, BoardSort sort, int page, int size) {
        return conditions.page(
                jdbc, """
                SELECT kept->'card' AS card
                  FROM (SELECT * FROM %3$s
                         WHERE %1$s
                         ORDER BY %2$s
                         LIMIT :size OFFSET :offset) AS page
                 ORDER BY %2$s
                """.formatted(conditions.text(), order(sort), table), page, size, BoardQueries::card);
    }

    /** The orders of the board, as they are kept in its indexes, from one end or the other. */
    public static String order(BoardSort sort) {
        return switch (sort) {
            case DUE -> "next_due_at, received_at DESC, case_id";
            case RECEIVED -> "received_at DESC, case_id";
            case EARLIEST -> "received_at, case_id DESC";
            case STUCK -> "last_act_at, received_at DESC, case_id";
            case ACTED -> "last_act_at DESC, received_at, case_id DESC";
            case NUMBER -> "number, received_at DESC, case_id";
            case LAST_NUMBER -> "number DESC, received_at, case_id DESC";
        };
    }

    /**
     * How many of the cards under way there are by unit and state, and by light: those that are open or have a running
     * clock, of however many that an office keeps.
     */
    public BoardCounts counts(BoardFilter filter, Instant now) {
        var conditions = BoardConditions.underWay(conditions(filter, now)).param("now", Conditions.utc(now));
        return Counted.of(jdbc, table, conditions);
    }

    /**
     * A page of the cards that a number of {@link #counts} counts; {@code unassigned} asks for those that no unit has.
     */
    public Page<BoardCard> counted(
            BoardFilter filter, boolean unassigned, BoardSort sort, int page, int size, Instant now) {
        var conditions = BoardConditions.underWay(conditions(filter, now)).with("unit IS NULL", unassigned);
        var rows = conditions.page(
                jdbc, """
                        SELECT kept->'card' AS card FROM %s
                         WHERE %s
                         ORDER BY %s
                         LIMIT :size OFFSET :offset
                        """.formatted(table, conditions.text(), order(sort)), page, size, BoardQueries::card);
        long total = conditions.count(table).read(jdbc);
        return new Page<>(rows, total);
    }

    static BoardCard card(ResultSet row, int n) throws SQLException {
        return EventCodec.read(row.getString("card"), BoardCard.class);
    }

    private Conditions conditions(BoardFilter filter, Instant now) {
        var conditions = BoardConditions.of(filter, now).ofIncident(incident);
        return filter.category() == null
                ? conditions
                : FormerCategories.of(filter.category(), categories.get()).or(conditions);
    }

    /** A category that is asked for, and the names under which cases were classified that count under it now. */
    record FormerCategories(String asked, List<List<String>> recorded) {
        private static final String AS_RECORDED = "category @> ARRAY[:category::text]";

        static FormerCategories of(String asked, CategoryBook book) {
            var recorded = new ArrayList<List<String>>();
            book.moved(CategoryKind.OBJECT).forEach((was, now) -> {
                if (now.contains(asked)) {
                    recorded.add(was);
                }
            });
            return new FormerCategories(asked, recorded);
        }

        // The names alone lead PostgreSQL to the rows; the whole path tells which of them it is.
        Conditions or(Conditions conditions) {
            if (recorded.isEmpty()) {
                return conditions.with(AS_RECORDED, "category", asked);
            }
            var names = new LinkedHashSet<String>();
            recorded.forEach(names::addAll);
            return conditions
                    .param("formerNames", names.toArray(String[]::new))
                    .param(
                            "formerPaths",
                            recorded.stream()
                                    .map(path -> String.join("\u001f", path))
                                    .toArray(String[]::new))
                    .with("""
                            (%s OR category && :formerNames::text[]
                                   AND array_to_string(category[1\\:2], chr(31))
                                       = ANY (:formerPaths::text[]))
                            """.formatted(AS_RECORDED), "category", asked);
        }
    }
}
