package org.caseledger.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A database that is away. */
public class AbsentDatabase extends AbstractDataSource {
    @Override
    public Connection getConnection() throws SQLException {
        throw new SQLTransientConnectionException("away");
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }
}
