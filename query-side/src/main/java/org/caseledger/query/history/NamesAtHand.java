package org.caseledger.query.history;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The names of units and people and the numbers of cases for one answer, each asked for once. */
final class NamesAtHand implements Names {

    private final JdbcClient jdbc;
    private final Supplier<Map<UnitId, String>> units;
    private Map<UnitId, String> known = Map.of();
    private final Map<CaseId, String> numbers = new HashMap<>();
    private final Map<String, String> people = new HashMap<>();

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

    @Override
    public String ofPerson(String login) {
        return people.computeIfAbsent(login, this::name);
    }

    // As they were called when they last did something; who never did is told by the login.
    private String name(String login) {
        return jdbc.sql(
                        """
                        SELECT name FROM views.history
                         WHERE person = :person
                         ORDER BY position DESC
                         LIMIT 1
                        """)
                .param("person", login)
                .query(String.class)
                .optional()
                .orElse(login);
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
