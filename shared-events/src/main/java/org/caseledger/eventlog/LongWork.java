package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections for statements that may take minutes: the limit of the others does not end them. A transaction begun here
 * is one of the pool, too: whoever asks the pool within it takes part.
 */
public final class LongWork extends DelegatingDataSource implements InfrastructureProxy {
    public LongWork(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        Connections.limit(connection, Duration.ZERO);
        return connection;
    }

    @Override
    public Object getWrappedObject() {
        return obtainTargetDataSource();
    }
}
