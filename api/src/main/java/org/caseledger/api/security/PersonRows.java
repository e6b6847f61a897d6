package org.caseledger.api.security;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.caseledger.api.security.People.Login;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.office.FactorEvent;
import org.caseledger.events.office.PersonEvent;
import org.caseledger.text.Text;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code office.person}, each with the event that it was made from and its code. */
final class PersonRows {
    private static final String ALL = """
            select p.username, p.name, p.role, p.unit, p.active, p.password_hash, p.event, p.code, %s
              from office.person p
              left join ledger.event e on e.position = p.event
              left join ledger.stream s on s.id = e.stream_id
            """.formatted(RowCodes.COUNT);

    // With the second factor, so that each request asks once.
    private static final String WITH_FACTORS = """
            select p.username, p.name, p.role, p.unit, p.active, p.password_hash, p.event, p.code, %s,
                   f.content as factor_content, f.event as factor_event, f.code as factor_code,
                   g.id as factors, g.length as factors_length, g.last as factors_last, g.code as factors_code
              from office.person p
              left join ledger.stream s on s.id = :person
              left join office.second_factor f on f.username = p.username
              left join ledger.stream g on g.id = :factors
             where p.username = :username
            """.formatted(RowCodes.COUNT);

    private static final String WRITE = """
            insert into office.person
                   (username, name, role, unit, password_hash, active, event, code)
            values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (username) do update set
                   name = excluded.name, role = excluded.role, unit = excluded.unit,
                   password_hash = excluded.password_hash, active = excluded.active,
                   event = excluded.event, code = excluded.code
            """;

    private final JdbcClient jdbc;
    private final RowCodes codes;

    PersonRows(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.codes = new RowCodes("office.person", vault);
    }

    /** A row of the database, whoever wrote it. */
    record Row(Login login, RowCodes.Origin origin) {}

    Optional<Row> find(String username) {
        return jdbc.sql(ALL + "where p.username = :username")
                .param("username", username)
                .query((row, i) -> row(row))
                .optional();
    }

    /** A row with the second factor of its person, if the ledger wrote that one. */
    record WithFactors(Row row, Optional<Factors> factors) {}

    Optional<WithFactors> find(String username, FactorRows factors) {
        return jdbc.sql(WITH_FACTORS)
                .param("username", username)
                .param("person", PersonEvent.streamOf(username))
                .param("factors", FactorEvent.streamOf(username))
                .query((row, i) -> new WithFactors(row(row), factors.of(row)))
                .optional();
    }

    /** All of them, by user name. */
    List<Row> all() {
        return jdbc.sql(ALL + "order by p.username").query((row, i) -> row(row)).list();
    }

    /** Whether the ledger made this row, and no other of this person since. */
    boolean isOurs(Row row) {
        return fault(row) == null;
    }

    /** What is wrong with a row that is not. */
    @Nullable
    Text fault(Row row) {
        return codes.fault(
                columns(row.login()), PersonEvent.streamOf(row.login().person().username()), row.origin());
    }

    String digest(String passwordHash) {
        return codes.digest(passwordHash);
    }

    /** Writes the row that is made from the event at a position, in the transaction of that. */
    void write(Connection connection, Login login, long event) throws SQLException {
        var person = login.person();
        try (var statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, person.username());
            statement.setString(2, person.name());
            statement.setString(3, person.role().name());
            statement.setString(4, unit(person));
            statement.setString(5, login.passwordHash());
            statement.setBoolean(6, person.active());
            statement.setLong(7, event);
            statement.setString(8, codes.of(columns(login), event));
            statement.executeUpdate();
        }
    }

    private static @Nullable String unit(Person person) {
        return person.unit() == null ? null : person.unit().value();
    }

    private static List<?> columns(Login login) {
        var person = login.person();
        var unit = unit(person);
        return List.of(
                person.username(),
                person.name(),
                person.role(),
                unit == null ? "" : unit,
                person.active(),
                login.passwordHash());
    }

    private static Row row(ResultSet row) throws SQLException {
        var unit = row.getString("unit");
        var person = new Person(
                row.getString("username"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                unit == null ? null : new UnitId(unit),
                row.getBoolean("active"));
        return new Row(
                new Login(person, row.getString("password_hash")), RowCodes.Origin.of(row, "event", "code", "stream"));
    }
}
