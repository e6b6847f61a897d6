package org.caseledger.query.history;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The names of units and people and the numbers of cases for one answer, each asked for once. */
public final class NamesAtHand implements Names {

    private final JdbcClient jdbc;
    private final Supplier<Map<UnitId, String>> calledUnits;
    private final Supplier<Map<String, String>> calledPeople;
    private final Map<String, Labelled> commands;
    private final Map<CaseId, String> numbers = new HashMap<>();
    private Map<UnitId, String> units = Map.of();
    private Map<String, String> people = Map.of();

    /**
     * {@code units} and {@code people} give the names that they have now, {@code commands} what a
     * command of a name is called.
     */
    public NamesAtHand(
            DataSource dataSource,
            Supplier<Map<UnitId, String>> units,
            Supplier<Map<String, String>> people,
            Map<String, Labelled> commands) {
        this.jdbc = JdbcClient.create(dataSource);
        this.calledUnits = units;
        this.calledPeople = people;
        this.commands = commands;
    }

    @Override
    public String of(UnitId unit) {
        if (units.isEmpty()) {
            units = calledUnits.get();
        }
        return units.getOrDefault(unit, unit.value());
    }

    @Override
    public String of(CaseId caseId) {
        return numbers.computeIfAbsent(caseId, this::number);
    }

    @Override
    public String ofPerson(String login) {
        if (people.isEmpty()) {
            people = calledPeople.get();
        }
        return people.getOrDefault(login, login);
    }

    @Override
    public Labelled ofCommand(String name) {
        return commands.getOrDefault(name, new Text(name, name));
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
