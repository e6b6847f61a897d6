package org.caseledger.api.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** The office's own PostgreSQL, 15 or newer, and as whom it is used. */
public record ExternalDatabase(String url, String username, String password) {
    private static final int OLDEST = 15;

    /** Identifies the server's files and the database in them, whatever its address. */
    private static final String IDENTITY =
            "SELECT system_identifier || ' ' || current_database() FROM pg_control_system()";

    /** Spring's arguments by which the program works on it. */
    public List<String> arguments() {
        return List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + username,
                "--spring.datasource.password=" + password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return username + " at " + address();
    }

    /** A {@link LabelledException} when it cannot be reached or is too old. */
    public void check() {
        try (Connection connection = connect()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new LabelledException(Text.format(
                        "数据库版本过低：PostgreSQL %d，至少需要 %d",
                        "the database is too old: PostgreSQL %d, at least %d is needed", version, OLDEST));
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** A {@link LabelledException} when the other one is another database. */
    public void requireSameAs(ExternalDatabase other) {
        if (!identity().equals(other.identity())) {
            throw new LabelledException(Text.format(
                    "所有者的数据库（%s）与程序的数据库（%s）不是同一个",
                    "the database of the owner (%s) is not that of the program (%s)", address(), other.address()));
        }
    }

    private String identity() {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(IDENTITY)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private LabelledException unreachable(SQLException e) {
        return new LabelledException(
                Text.format("连不上数据库 %s：%s", "cannot connect to the database %s: %s", address(), e.getMessage()), e);
    }

    /** One that takes connections and says nothing is not waited for. */
    public Connection connect() throws SQLException {
        var login = new Properties();
        login.setProperty("user", username);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "5");
        login.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(url, login);
    }

    /** Without parameters, of which one may be a password. */
    private String address() {
        return url.split("\\?", 2)[0];
    }
}
