package org.caseledger.api.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/**
 * The people of the office; passwords are kept only as hashes. Each row carries a code that only
 * the holder of the master key can make: who was inserted or changed by other means does not log
 * in.
 */
@Repository
public class People {

    private static final String REWRITE =
            """
            update office.person set password_hash = :hash, code = :code
             where (username, name, role, password_hash, active)
                   = (:username, :name, :role, :before, :active)
               and unit is not distinct from :unit
            """;

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Vault vault;

    public People(JdbcClient jdbc, PasswordEncoder passwords, Vault vault) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.vault = vault;
    }

    /** A person and the hash of the password. */
    public record Login(Person person, String passwordHash) {}

    /** A login as it stands in the database, and its code. */
    private record Coded(Login login, @Nullable String code) {}

    /** Who logs in under this name; nobody whose row the ledger did not write. */
    public Optional<Login> find(String username) {
        return jdbc.sql(
                        """
                        select username, name, role, unit, active, password_hash, code
                        from office.person where username = :username
                        """)
                .param("username", username)
                .query((row, i) -> coded(row))
                .optional()
                .filter(this::isOurs)
                .map(Coded::login);
    }

    /** The user names whose rows the ledger did not write as they stand. */
    public List<String> foreign() {
        return coded().stream()
                .filter(one -> !isOurs(one))
                .map(one -> one.login().person().username())
                .toList();
    }

    /** Gives the rows from before there were codes theirs; only for a log that is admitted. */
    public void admit() {
        coded().stream()
                .filter(one -> one.code() == null)
                .forEach(one -> rewrite(one.login(), one.login().passwordHash()));
    }

    private List<Coded> coded() {
        return jdbc.sql(
                        """
                        select username, name, role, unit, active, password_hash, code
                        from office.person order by username
                        """)
                .query((row, i) -> coded(row))
                .list();
    }

    private static Coded coded(ResultSet row) throws SQLException {
        return new Coded(
                new Login(person(row), row.getString("password_hash")), row.getString("code"));
    }

    // Without the master key nothing can be checked, and nothing be recorded either.
    private boolean isOurs(Coded one) {
        return !vault.isOpen()
                || code(one.login().person(), one.login().passwordHash()).equals(one.code());
    }

    private String code(Person person, String hash) {
        var unit = person.unit() == null ? "" : person.unit().value();
        return vault.code(
                "office.person",
                EventCodec.write(
                        List.of(
                                person.username(),
                                person.name(),
                                person.role(),
                                unit,
                                person.active(),
                                hash)));
    }

    /** Everybody, by user name. */
    public List<Person> list() {
        return jdbc.sql(
                        """
                        select username, name, role, unit, active
                        from office.person order by username
                        """)
                .query((row, i) -> person(row))
                .list();
    }

    /** Adds a person, unless the user name is taken; whether he or she was added. */
    public boolean add(Person person, String password) {
        var sql =
                """
                insert into office.person (username, name, role, unit, password_hash, active, code)
                values (:username, :name, :role, :unit, :hash, :active, :code)
                on conflict (username) do nothing
                """;
        return write(sql, person, passwords.encode(password)) > 0;
    }

    /** Adds a person, or changes one; without a password the old one stays. */
    public void save(Person person, Optional<String> password) {
        var hash =
                password.map(passwords::encode)
                        .or(() -> find(person.username()).map(Login::passwordHash))
                        .orElseThrow(() -> new IllegalArgumentException("password"));
        var sql =
                """
                insert into office.person (username, name, role, unit, password_hash, active, code)
                values (:username, :name, :role, :unit, :hash, :active, :code)
                on conflict (username) do update set
                  name = excluded.name, role = excluded.role, unit = excluded.unit,
                  password_hash = excluded.password_hash, active = excluded.active,
                  code = excluded.code
                """;
        write(sql, person, hash);
    }

    private int write(String sql, Person person, String hash) {
        return row(sql, person, hash).update();
    }

    /** Returns false if it is not this row any more. */
    private boolean rewrite(Login login, String hash) {
        return row(REWRITE, login.person(), hash).param("before", login.passwordHash()).update()
                > 0;
    }

    private JdbcClient.StatementSpec row(String sql, Person person, String hash) {
        return jdbc.sql(sql)
                .param("username", person.username())
                .param("name", person.name())
                .param("role", person.role().name())
                .param("unit", person.unit() == null ? null : person.unit().value())
                .param("hash", hash)
                .param("active", person.active())
                .param("code", code(person, hash));
    }

    /** Gives somebody another password and leaves the rest as it is. */
    public void changePassword(String username, String password) {
        var hash = passwords.encode(password);
        var login = find(username);
        while (login.isPresent() && !rewrite(login.get(), hash)) {
            login = find(username); // an administrator was faster: what was changed stays
        }
    }

    /** Whether this is the password of this person. */
    public boolean isPasswordOf(String username, String password) {
        return find(username)
                .filter(login -> passwords.matches(password, login.passwordHash()))
                .isPresent();
    }

    /** Whether nobody has been added yet. */
    public boolean isEmpty() {
        return jdbc.sql("select not exists (select from office.person)")
                .query(Boolean.class)
                .single();
    }

    private static Person person(ResultSet row) throws SQLException {
        var unit = row.getString("unit");
        return new Person(
                row.getString("username"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                unit == null ? null : new UnitId(unit),
                row.getBoolean("active"));
    }
}
