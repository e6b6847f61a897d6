package org.caseledger.api.security;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.FactorEvent;
import org.caseledger.text.Text;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code office.second_factor}, each with the event that it was made from and its code. */
final class FactorRows {
    private static final String TABLE = "office.second_factor";

    private static final String ALL = """
            select f.username, f.content, f.event, f.code, %s
              from office.second_factor f
              left join ledger.event e on e.position = f.event
              left join ledger.stream s on s.id = e.stream_id
             order by f.username
            """.formatted(RowCodes.COUNT);

    private static final String WRITE = """
            insert into office.second_factor (username, content, event, code) values (?, ?, ?, ?)
                on conflict (username) do update set
                   content = excluded.content, event = excluded.event, code = excluded.code
            """;

    private final JdbcClient jdbc;
    private final RowCodes codes;
    private final JsonMapper json = JsonMapper.shared();

    FactorRows(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.codes = new RowCodes(TABLE, vault);
    }

    /** A row of the database, whoever wrote it. */
    record Row(String username, String content, RowCodes.Origin origin) {}

    /**
     * The factors of a person, from a row with the columns that {@link PersonRows} selects in addition to its own;
     * empty if the ledger did not write them as they stand, or they are gone.
     */
    Optional<Factors> of(ResultSet row) throws SQLException {
        var content = row.getString("factor_content");
        if (content == null) {
            // Who has no row and no event has no second factor; one without the other is a fault.
            boolean recorded = row.getObject("factors") != null;
            return recorded ? Optional.empty() : Optional.of(Factors.NONE);
        }
        var origin = RowCodes.Origin.of(row, "factor_event", "factor_code", "factors");
        return read(new Row(row.getString("username"), content, origin));
    }

    private Optional<Factors> read(Row row) {
        return fault(row) == null ? Optional.of(json.readValue(row.content(), Factors.class)) : Optional.empty();
    }

    /** All of them, by user name. */
    List<Row> all() {
        return jdbc.sql(ALL).query((row, i) -> row(row)).list();
    }

    /** What is wrong with a row, if it is not the one that the ledger wrote. */
    @Nullable
    Text fault(Row row) {
        return codes.fault(List.of(row.username(), row.content()), FactorEvent.streamOf(row.username()), row.origin());
    }

    String digest(String sealed) {
        return codes.digest(sealed);
    }

    /** Writes the row that is made from the event at a position, in the transaction of that. */
    void write(Connection connection, String username, Factors factors, long event) throws SQLException {
        var content = EventCodec.write(factors);
        try (var statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, username);
            statement.setString(2, content);
            statement.setLong(3, event);
            statement.setString(4, codes.of(List.of(username, content), event));
            statement.executeUpdate();
        }
    }

    /**
     * Rewrites the rows of the ledger under another key. Recovery codes, of which there are digests only, become
     * invalid.
     */
    void makeAnew(Connection connection, Vault former, Vault next) throws SQLException {
        var rows = new FactorRows(jdbc, next);
        for (var row : all()) {
            var factors = read(row);
            if (factors.isPresent()) {
                var username = row.username();
                var secret = Optional.ofNullable(factors.get().secret())
                        .flatMap(own -> former.factors().open(username, own))
                        .map(plain -> next.factors().seal(username, plain));
                rows.write(
                        connection,
                        username,
                        factors.get().under(secret.orElse(null)),
                        row.origin().event());
            }
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("username"),
                row.getString("content"),
                RowCodes.Origin.of(row, "event", "code", "stream"));
    }
}
