package org.caseledger.query;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import lombok.Getter;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The conditions that a question really has, so that PostgreSQL plans for these and no others: a condition that might
 * be asked keeps a prepared statement from the index of one that is.
 */
public final class Conditions {
    private final List<String> texts = new ArrayList<>(List.of("true"));

    @Getter
    private final Map<String, Object> params = new HashMap<>();

    /** Those of a question: of each component with {@link Where} that is asked for. */
    public static Conditions of(Record question) {
        var conditions = new Conditions();
        for (var component : question.getClass().getRecordComponents()) {
            var where = component.getAnnotation(Where.class);
            var asked = where == null ? null : asked(question, component);
            if (asked != null) {
                conditions.with(where, component.getName(), asked);
            }
        }
        return conditions;
    }

    private void with(Where where, String name, Object asked) {
        var text = where.value();
        if (asked instanceof Subset subset) {
            with(subset.condition(), true);
        } else if (text.contains(":" + name)) {
            with(text, name, asked);
        } else if (asked instanceof Boolean yes) {
            with(text, yes);
            with(where.no(), !yes && !where.no().isEmpty());
        } else {
            // Nothing that a person can type becomes part of a statement.
            with(text.formatted(((Enum<?>) asked).name().toLowerCase(Locale.ROOT)), true);
        }
    }

    static @Nullable Object asked(Record question, RecordComponent component) {
        try {
            return component.getAccessor().invoke(question);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A condition of fixed text with one parameter, left out when its value is null. */
    public Conditions with(String text, String name, @Nullable Object value) {
        if (value != null) {
            texts.add(text);
            param(name, value);
        }
        return this;
    }

    /** That a case belongs to an incident, left out when that is null. */
    public Conditions ofIncident(@Nullable UUID incident) {
        return with("""
                case_id IN (SELECT i.case_id FROM views.incident_case i
                             WHERE i.incident_id = :incident AND i.attached)
                """, "incident", incident);
    }

    /**
     * Leaves out cases that are sealed off (封存), which no list shows unless it is of one case; {@code column} is that
     * of the case, as the statement calls it.
     */
    public Conditions inSight(String column, @Nullable CaseId only) {
        return with(isInSight(column), only == null);
    }

    /** The condition of that, which holds for what is of no case, too. */
    public static String isInSight(String column) {
        return """
        (%s IN (SELECT o.case_id FROM views.board o WHERE o.sealed_off)) IS NOT TRUE
        """.formatted(column);
    }

    /** A condition of fixed text, if it is asked for. */
    public Conditions with(String text, boolean asked) {
        if (asked) {
            texts.add(text);
        }
        return this;
    }

    /** A parameter that a condition without one of its own names. */
    public Conditions param(String name, Object value) {
        params.put(name, written(value));
        return this;
    }

    /** Ids, enums and times as they are written in the rows. */
    private static Object written(Object value) {
        if (value instanceof Enum<?> || value instanceof UnitId) {
            return value.toString();
        }
        if (value instanceof CaseId caseId) {
            return caseId.value();
        }
        return value instanceof Instant instant ? utc(instant) : value;
    }

    /** All of them, to follow WHERE. */
    public String text() {
        return String.join(" AND ", texts);
    }

    /**
     * The rows of a page, pages counted from 0, of a statement that holds {@link #text} and ends with {@code LIMIT
     * :size OFFSET :offset} where the page is cut.
     */
    public <T> List<T> page(JdbcClient jdbc, String statement, int page, int size, RowMapper<T> mapper) {
        return jdbc.sql(statement)
                .params(params)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(mapper)
                .list();
    }

    /** A page of groups, the number of which is in each row's column {@code groups}: no other statement counts them. */
    public <T> Page<T> groups(JdbcClient jdbc, String statement, int page, int size, RowMapper<T> mapper) {
        var groups = new AtomicLong();
        var rows = page(jdbc, statement, page, size, (row, n) -> {
            groups.set(row.getLong("groups"));
            return mapper.mapRow(row, n);
        });
        // Beyond the last page, only the first one tells how many there are.
        return rows.isEmpty() && page > 0
                ? new Page<>(rows, groups(jdbc, statement, 0, 1, mapper).total())
                : new Page<>(rows, groups.get());
    }

    /** How many rows meet them, as far as {@link Page#COUNTED}: one more stands for any more. */
    public Count counted(String from) {
        return new Count(
                "SELECT count(*) FROM (SELECT FROM %s WHERE %s LIMIT %d) AS counted"
                        .formatted(from, text(), Page.COUNTED + 1),
                params);
    }

    /** How many rows meet them, however many. */
    public Count count(String from) {
        return new Count("SELECT count(*) FROM %s WHERE %s".formatted(from, text()), params);
    }

    /** An instant as the database takes it. */
    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
