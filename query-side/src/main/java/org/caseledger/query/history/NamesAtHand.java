package org.caseledger.query.history;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The names of units and the numbers of cases for one answer, each asked for once. */
final class NamesAtHand implements Names {

    private final JdbcClient jdbc;
    private final Supplier<Map<UnitId, String>> units;
    private Map<UnitId, String> known = Map.of();
    private final Map<CaseId, String> numbers = new HashMap<>();

    NamesAtHand(JdbcClient jdbc, Supplier<Map<UnitId, String>> units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    @Override
    public String of(UnitId unit) {
        if (known.isEmpty()) {
            known = units.get();
        }
        return known.getOrDefault(unit, unit.value());
    }

    @Override
    public String of(CaseId caseId) {
        return numbers.computeIfAbsent(caseId, this::number);
    }

    // What no board shows yet is told by its identity.
    private String number(CaseId caseId) {
        return jdbc.sql(
                        """
                        SELECT number FROM views.board WHERE case_id = :id
                         UNION ALL
                        SELECT number FROM views.exercise_board WHERE case_id = :id
                        """)
                .param("id", caseId.value())
                .query(String.class)
                .optional()
                .orElseGet(caseId::toString);
    }
}
