package org.caseledger.api.security;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.office.UnitEvent;
import org.caseledger.text.Text;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code office.unit}, each with the event that it was made from and its code. */
final class UnitRows {
    private static final String ALL = """
            select u.code as id, u.name, u.kind, u.streets, u.lines, u.english, u.closed, u.event, u.row_code, %s
              from office.unit u
              left join ledger.event e on e.position = u.event
              left join ledger.stream s on s.id = e.stream_id
            """.formatted(RowCodes.COUNT);

    private static final String WRITE = """
            insert into office.unit (code, name, kind, streets, lines, event, row_code, english, closed)
                 values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (code) do update set
                   name = excluded.name, kind = excluded.kind,
                   streets = excluded.streets, lines = excluded.lines,
                   english = excluded.english, closed = excluded.closed,
                   event = excluded.event, row_code = excluded.row_code
            """;

    private final JdbcClient jdbc;
    private final RowCodes codes;

    UnitRows(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.codes = new RowCodes("office.unit", vault);
    }

    /** A row of the database, whoever wrote it. */
    record Row(Unit unit, RowCodes.Origin origin) {}

    Optional<Row> find(UnitId id) {
        return jdbc.sql(ALL + "where u.code = :code")
                .param("code", id.value())
                .query((row, i) -> row(row))
                .optional();
    }

    /** All of them, by code. */
    List<Row> all() {
        return jdbc.sql(ALL + "order by u.code").query((row, i) -> row(row)).list();
    }

    /** Whether the ledger made this row, and no other of this unit since. */
    boolean isOurs(Row row) {
        return fault(row) == null;
    }

    /** What is wrong with a row that is not. */
    @Nullable
    Text fault(Row row) {
        return codes.fault(columns(row.unit()), UnitEvent.streamOf(row.unit().id()), row.origin());
    }

    /** Writes the row that is made from the event at a position, in the transaction of that. */
    void write(Connection connection, Unit unit, long event) throws SQLException {
        try (var statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, unit.id().value());
            statement.setString(2, unit.name());
            statement.setString(3, unit.kind().name());
            statement.setArray(4, texts(connection, unit.streets()));
            statement.setArray(5, texts(connection, unit.lines()));
            statement.setLong(6, event);
            statement.setString(7, codes.of(columns(unit), event));
            statement.setString(8, unit.english());
            statement.setBoolean(9, unit.closed());
            statement.executeUpdate();
        }
    }

    private static Array texts(Connection connection, List<?> values) throws SQLException {
        return connection.createArrayOf(
                "text", values.stream().map(Object::toString).toArray());
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static List<?> columns(Unit unit) {
        // Rows of before units had these keep their code.
        var columns = new ArrayList<Object>(List.of(unit.id(), unit.name(), unit.kind()));
        boolean later = unit.english() != null || unit.closed();
        if (later || !unit.streets().isEmpty() || !unit.lines().isEmpty()) {
            columns.addAll(List.of(unit.streets(), unit.lines()));
        }
        if (later) {
            var english = unit.english();
            columns.addAll(List.of(english == null ? "" : english, unit.closed()));
        }
        return columns;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Unit(
                        new UnitId(row.getString("id")),
                        row.getString("name"),
                        UnitKind.valueOf(row.getString("kind")),
                        texts(row.getArray("streets")),
                        texts(row.getArray("lines")).stream()
                                .map(CategoryCode::new)
                                .toList(),
                        row.getString("english"),
                        row.getBoolean("closed")),
                RowCodes.Origin.of(row, "event", "row_code", "stream"));
    }
}
