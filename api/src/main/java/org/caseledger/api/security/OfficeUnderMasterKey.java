package org.caseledger.api.security;

import java.sql.Connection;
import java.sql.SQLException;
import org.caseledger.vault.UnderMasterKey;
import org.caseledger.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The rows of people, units, second factors and former passwords are rewritten; everyone is logged out, because a
 * session opens under the key of its login only; files that wait to be imported must be sent again.
 */
final class OfficeUnderMasterKey implements UnderMasterKey {
    @Override
    public void makeAnew(Connection connection, Vault former, Vault next) throws SQLException {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        var people = new PersonRows(jdbc, former);
        for (var row : people.all()) {
            if (people.isOurs(row)) {
                new PersonRows(jdbc, next)
                        .write(connection, row.login(), row.origin().event());
            }
        }
        var units = new UnitRows(jdbc, former);
        for (var row : units.all()) {
            if (units.isOurs(row)) {
                new UnitRows(jdbc, next)
                        .write(connection, row.unit(), row.origin().event());
            }
        }
        new FactorRows(jdbc, former).makeAnew(connection, former, next);
        new FormerPasswords(jdbc, former).makeAnew(new FormerPasswords(jdbc, next));
        jdbc.sql("delete from office.session").update();
        jdbc.sql("delete from office.history_import").update();
    }
}
