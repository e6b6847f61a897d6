package org.caseledger.api.security;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hashes of the passwords that people had, each with the event that set it and its code. */
@RequiredArgsConstructor
final class FormerPasswords {
    /** This many former passwords are rejected. */
    static final int REMEMBERED = 5;

    private static final String TABLE = "office.former_password";

    private static final String WRITE = """
            insert into office.former_password (username, event, password_hash, code)
            values (?, ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    /** The last of them, the present one among them; none that the ledger did not write. */
    List<String> of(String username) {
        return jdbc
                .sql("""
                        select event, password_hash, code from office.former_password
                        where username = :username
                        order by event desc
                        limit :remembered
                        """)
                .param("username", username)
                .param("remembered", REMEMBERED)
                .query((row, i) -> {
                    var hash = row.getString("password_hash");
                    var code = code(username, row.getLong("event"), hash);
                    return code.equals(row.getString("code")) ? hash : "";
                })
                .list()
                .stream()
                .filter(hash -> !hash.isEmpty())
                .toList();
    }

    /** Adds one, in the transaction of the event that sets it. */
    void write(Connection connection, People.Login login, long event) throws SQLException {
        var username = login.person().username();
        var hash = login.passwordHash();
        try (var statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, username);
            statement.setLong(2, event);
            statement.setString(3, hash);
            statement.setString(4, code(username, event, hash));
            statement.executeUpdate();
        }
    }

    /** Gives those that the ledger wrote the codes of another key. */
    void makeAnew(FormerPasswords next) {
        record Row(String username, long event, String passwordHash, String code) {}
        jdbc
                .sql("select username, event, password_hash, code from office.former_password")
                .query(Row.class)
                .list()
                .stream()
                .filter(row ->
                        code(row.username(), row.event(), row.passwordHash()).equals(row.code()))
                .forEach(row -> jdbc.sql("""
                                                update office.former_password set code = :code
                                                where username = :username and event = :event
                                                """)
                        .param("username", row.username())
                        .param("event", row.event())
                        .param("code", next.code(row.username(), row.event(), row.passwordHash()))
                        .update());
    }

    private String code(String username, long event, String hash) {
        return vault.code(TABLE, EventCodec.write(List.of(username, event, hash)));
    }
}
