package org.caseledger.query.board;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.query.Conditions;
import org.caseledger.query.Count;
import org.caseledger.query.Page;
import org.caseledger.query.RowReading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads from the board what a person or a unit has to do; cases of exercises are not included. */
public final class WorkQueries {
    private static final String CLOSED = Arrays.stream(ComplaintState.values())
            .filter(state -> state.phase() == ComplaintState.Phase.CLOSED)
            .map("'%s'"::formatted)
            .collect(Collectors.joining(", "));

    private final JdbcClient jdbc;

    public WorkQueries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * A page, counted from 0, of the cases in which it is a person's turn: by the role, in one unit or in all, or
     * because they came in while that person had duty (P9.13, P9.14); the first due first.
     */
    public List<BoardCard> waitingFor(Actor actor, @Nullable UnitId unit, int page, int size) {
        return waitingFor(actor, unit, null, BoardSort.DUE, page, size);
    }

    /**
     * The same in another order, of the cases in which something was recorded after a position of the log only; of all
     * where it is null.
     */
    public List<BoardCard> waitingFor(
            Actor actor, @Nullable UnitId unit, @Nullable Long after, BoardSort sort, int page, int size) {
        var waiting = waiting(actor.role(), unit, after);
        var onDuty = cameInOnDutyOf(actor, after);
        long until = (page + 1L) * size;
        return jdbc.sql("""
                                SELECT kept->'card' AS card
                                  FROM (SELECT *
                                          FROM ((SELECT * FROM views.board WHERE %1$s ORDER BY %3$s LIMIT :until)
                                                UNION ALL
                                                (SELECT * FROM views.board WHERE %2$s ORDER BY %3$s LIMIT :until)
                                               ) AS found
                                         ORDER BY %3$s
                                         LIMIT :size OFFSET :offset) AS page
                                 ORDER BY %3$s
                                """.formatted(waiting.text(), onDuty.text(), BoardQueries.order(sort)))
                .params(waiting.params())
                .params(onDuty.params())
                .param("until", until)
                .param("size", size)
                .param("offset", until - size)
                .query(BoardQueries::card)
                .list();
    }

    /** How many these are, of each kind as far as {@link Page#COUNTED}. */
    public Count countWaitingFor(Actor actor, @Nullable UnitId unit) {
        return countWaitingFor(actor, unit, null);
    }

    /** How many cases wait for a role, as far as {@link Page#COUNTED}. */
    public Count countWaitingFor(Role role) {
        return waiting(role, null, null).counted("views.board");
    }

    /** How many of them have something recorded after a position of the log. */
    public Count countWaitingFor(Actor actor, @Nullable UnitId unit, @Nullable Long after) {
        var waiting = waiting(actor.role(), unit, after).counted("views.board");
        var onDuty = cameInOnDutyOf(actor, after).counted("views.board");
        var params = new HashMap<>(waiting.params());
        params.putAll(onDuty.params());
        return new Count("SELECT (%s) + (%s)".formatted(waiting.select(), onDuty.select()), params);
    }

    /** Without those in which it is the role's turn anyway. */
    private static Conditions cameInOnDutyOf(Actor actor, @Nullable Long after) {
        return new Conditions()
                .with("on_duty <> '{}'", true)
                .with("on_duty @> ARRAY[:person::text]", "person", actor.person())
                .with("waits_for IS DISTINCT FROM :role", "role", actor.role().name())
                .with("position > :after", "after", after);
    }

    private static Conditions waiting(Role role, @Nullable UnitId unit, @Nullable Long after) {
        return new Conditions()
                .with("waits_for = :role", "role", role)
                .with("waits_for IS NOT NULL", true)
                .with("unit = :unit", "unit", unit)
                .with("position > :after", "after", after);
    }

    /** How many cases of a unit are closed and not archived, by how they ended. */
    public Map<ComplaintState, Long> closed(UnitId unit) {
        return jdbc.sql(
                        // That they are not archived follows too, and leads to the index of those.
                        """
                        SELECT state, count(*) AS cases
                          FROM views.board
                         WHERE unit = :unit AND state IN (%s) AND state <> 'ARCHIVED'
                         GROUP BY state
                        """.formatted(CLOSED))
                .param("unit", unit.value())
                .query(RowReading.counts(ComplaintState.class));
    }
}
