package org.caseledger.api.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The database of one office among others on a server. Its login can enter no other database, and works there as
 * {@link DatabaseRoles#APP}, a role without login.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class OfficeDatabase {
    private static final String EXISTS = "42P04";

    // On the bundled server both are there already.
    private static final String ROLES = """
            DO $$
            BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
                    CREATE ROLE %1$s NOLOGIN;
                END IF;
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%2$s') THEN
                    CREATE ROLE %2$s NOLOGIN;
                    GRANT %2$s TO %1$s;
                END IF;
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%3$s') THEN
                    CREATE ROLE %3$s;
                END IF;
            END $$;
            ALTER ROLE %3$s LOGIN PASSWORD '%4$s';
            GRANT %2$s TO %3$s
            """;

    /** Its name, which is also that of its login. */
    @Getter
    private final String name;

    /** That of the office of this name, which has letters, digits and hyphens. */
    public static OfficeDatabase of(String office) {
        if (!office.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException(office);
        }
        return new OfficeDatabase("caseledger_" + office.replace('-', '_'));
    }

    /** A password for its login. */
    public static String newPassword() {
        return ServerFiles.randomPassword();
    }

    /** The address of this database on a server of which {@code url} names any. */
    public String on(String url) {
        return url.replaceFirst("^(jdbc:postgresql://[^/?]+)(/[^?]*)?", "$1/" + name);
    }

    /** As the program works there. */
    public ExternalDatabase asApp(String url, String password) {
        return new ExternalDatabase(as(DatabaseRoles.APP, url), name, password.strip());
    }

    /** With the owner's role for its tables, for a login that may take that role. */
    public ExternalDatabase asOwner(ExternalDatabase server) {
        return new ExternalDatabase(as(DatabaseRoles.OWNER, on(server.url())), server.username(), server.password());
    }

    private static String as(String role, String url) {
        return "%s%soptions=-c%%20role%%3D%s".formatted(url, url.contains("?") ? "&" : "?", role);
    }

    /** A {@link LabelledException} where there is one of this name. */
    public void refuseExisting(ExternalDatabase server) {
        try (var connection = connect(server);
                var asking = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
            asking.setString(1, name);
            try (var answer = asking.executeQuery()) {
                if (answer.next()) {
                    throw exists(null);
                }
            }
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /**
     * Makes it with its login and its tables, using a login that may create databases and roles on the server; throws
     * {@link LabelledException} if there is one of this name.
     */
    public void create(ExternalDatabase server, String password) {
        try (var connection = connect(server)) {
            execute(connection, ROLES.formatted(DatabaseRoles.OWNER, DatabaseRoles.APP, name, password));
            execute(
                    connection,
                    "CREATE DATABASE %s OWNER %s ENCODING 'UTF8' TEMPLATE template0"
                            .formatted(name, DatabaseRoles.OWNER));
            execute(
                    connection,
                    "REVOKE CONNECT ON DATABASE %s FROM PUBLIC; GRANT CONNECT ON DATABASE %s TO %s"
                            .formatted(name, name, name));
        } catch (SQLException e) {
            throw EXISTS.equals(e.getSQLState()) ? exists(e) : refused(e);
        }
        OwnedTables.migrateForApp(asOwner(server));
    }

    /** Brings its tables to this version. */
    public void migrate(ExternalDatabase server) {
        OwnedTables.migrateIfDue(asOwner(server));
    }

    /** Drops the database and role of an office that was never used. */
    public void drop(ExternalDatabase server) {
        try (var connection = connect(server)) {
            execute(connection, "DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
            execute(connection, "DROP ROLE IF EXISTS %s".formatted(name));
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static Connection connect(ExternalDatabase server) throws SQLException {
        return DriverManager.getConnection(server.url(), server.username(), server.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private LabelledException exists(@Nullable SQLException cause) {
        return new LabelledException(
                Text.format(
                        "服务器上已有数据库 %s，不予改动", "there is a database %s on the server already: it is left as it is", name),
                cause);
    }

    private LabelledException refused(SQLException cause) {
        return new LabelledException(
                Text.format("数据库 %s 未能建立：%s", "the database %s was not made: %s", name, cause.getMessage()), cause);
    }
}
