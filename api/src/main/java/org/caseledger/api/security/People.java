package org.caseledger.api.security;

import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.Getter;
import org.caseledger.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/**
 * The people of the office, as their last events left them; passwords are kept only as hashes. Who was inserted,
 * changed or put back by other means than {@link Personnel} does not log in.
 */
@Repository
public class People {
    private final JdbcClient jdbc;

    @Getter(AccessLevel.PACKAGE)
    private final PersonRows rows;

    @Getter(AccessLevel.PACKAGE)
    private final FormerPasswords former;

    @Getter(AccessLevel.PACKAGE)
    private final FactorRows factors;

    private final PasswordEncoder passwords;

    public People(JdbcClient jdbc, PasswordEncoder passwords, Vault vault) {
        this.jdbc = jdbc;
        this.rows = new PersonRows(jdbc, vault);
        this.former = new FormerPasswords(jdbc, vault);
        this.factors = new FactorRows(jdbc, vault);
        this.passwords = passwords;
    }

    /** A person, the hash of the password, and the second factors. */
    public record Login(Person person, String passwordHash, Factors factors) {
        Login(Person person, String passwordHash) {
            this(person, passwordHash, Factors.NONE);
        }

        Login with(Factors given) {
            return new Login(person, passwordHash, given);
        }
    }

    /** Who logs in under this name; empty if the rows are not those that the ledger wrote last. */
    public Optional<Login> find(String username) {
        return rows.find(username, factors)
                .filter(found -> rows.isOurs(found.row()))
                .flatMap(found -> found.factors().map(found.row().login()::with));
    }

    /** The second factor of the person's row, whoever wrote the row; empty if the factor is not valid. */
    Optional<Factors> factorsOf(String username) {
        return rows.find(username, factors).flatMap(PersonRows.WithFactors::factors);
    }

    /** Everybody, by user name. */
    public List<Person> list() {
        return rows.all().stream().map(row -> row.login().person()).toList();
    }

    /** Whether this is the password of this person. */
    public boolean isPasswordOf(String username, String password) {
        return find(username)
                .filter(login -> passwords.matches(password, login.passwordHash()))
                .isPresent();
    }

    /** Whether this is one of the last passwords of this person, the present one among them. */
    public boolean wasPasswordOf(String username, String password) {
        return isPasswordOf(username, password)
                || former.of(username).stream().anyMatch(hash -> passwords.matches(password, hash));
    }

    /** Whether there is a row of this user name, whoever wrote it. */
    boolean isTaken(String username) {
        return rows.find(username).isPresent();
    }

    /** Whether there are no people yet. */
    public boolean isEmpty() {
        return jdbc.sql("select not exists (select from office.person)")
                .query(Boolean.class)
                .single();
    }
}
