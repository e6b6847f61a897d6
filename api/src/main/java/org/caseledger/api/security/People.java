package org.caseledger.api.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/** The people of the office; passwords are kept only as hashes. */
@Repository
public class People {

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;

    public People(JdbcClient jdbc, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.passwords = passwords;
    }

    /** A person and the hash of the password. */
    public record Login(Person person, String passwordHash) {}

    /** Who logs in under this name. */
    public Optional<Login> find(String username) {
        return jdbc.sql(
                        """
                        select username, name, role, unit, active, password_hash
                        from office.person where username = :username
                        """)
                .param("username", username)
                .query((row, i) -> new Login(person(row), row.getString("password_hash")))
                .optional();
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
                insert into office.person (username, name, role, unit, password_hash, active)
                values (:username, :name, :role, :unit, :hash, :active)
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
                insert into office.person (username, name, role, unit, password_hash, active)
                values (:username, :name, :role, :unit, :hash, :active)
                on conflict (username) do update set
                  name = excluded.name, role = excluded.role, unit = excluded.unit,
                  password_hash = excluded.password_hash, active = excluded.active
                """;
        write(sql, person, hash);
    }

    private int write(String sql, Person person, String hash) {
        return jdbc.sql(sql)
                .param("username", person.username())
                .param("name", person.name())
                .param("role", person.role().name())
                .param("unit", person.unit() == null ? null : person.unit().value())
                .param("hash", hash)
                .param("active", person.active())
                .update();
    }

    /** Gives somebody another password and leaves the rest as it is. */
    public void changePassword(String username, String password) {
        jdbc.sql("update office.person set password_hash = :hash where username = :username")
                .param("hash", passwords.encode(password))
                .param("username", username)
                .update();
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
