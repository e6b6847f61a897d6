package org.caseledger.api.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.caseledger.api.office.Obstacle;

/** The office's own PostgreSQL, 15 or newer. */
public record ExternalDatabase(String url, String username, String password) {
    private static final int OLDEST = 15;

    /** An {@link Obstacle} when it cannot be reached or is too old. */
    public void check() {
        try (Connection connection = DriverManager.getConnection(url, username, password)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new Obstacle(
                        "数据库版本过低：PostgreSQL %d，至少需要 %d".formatted(version, OLDEST),
                        "the database is too old: PostgreSQL %d, at least %d is needed"
                                .formatted(version, OLDEST));
            }
        } catch (SQLException e) {
            throw new Obstacle(
                    "连不上数据库 %s：%s".formatted(url, e.getMessage()),
                    "cannot connect to the database %s: %s".formatted(url, e.getMessage()),
                    e);
        }
    }
}
