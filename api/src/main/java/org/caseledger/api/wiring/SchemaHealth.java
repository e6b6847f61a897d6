package org.caseledger.api.wiring;

import java.util.List;
import javax.sql.DataSource;
import org.caseledger.api.postgres.OwnedTables;
import org.caseledger.api.postgres.SchemaCheck;
import org.caseledger.api.web.SelfCheck;
import org.caseledger.api.wiring.LedgerConfiguration.Migrated;
import org.caseledger.eventlog.Outage;
import org.caseledger.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Down when a trigger, constraint, owner or right of the database is not as this version has made it, which is compared
 * at the start and daily; a warning where the program works as the owner.
 */
@Component
class SchemaHealth implements HealthIndicator, SelfCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaHealth.class);

    private final SchemaCheck check;
    private final boolean asOwner;
    private volatile List<Text> differences = List.of();

    SchemaHealth(DataSource dataSource, Migrated migrated) {
        this.check = new SchemaCheck(dataSource);
        this.asOwner = OwnedTables.belongTo(dataSource);
        compare();
    }

    @Scheduled(
            initialDelayString = "${caseledger.database.check-every}",
            fixedDelayString = "${caseledger.database.check-every}")
    final void compare() {
        try {
            differences = check.run();
        } catch (DataAccessException e) {
            Outage.tell(LOG, "The schema could not be compared, it is tried again", e);
        }
        differences.forEach(one -> LOG.error("数据库结构不符 / the schema differs: {}", one));
    }

    @Override
    public List<Text> faults() {
        return differences;
    }

    @Override
    public Health health() {
        if (!differences.isEmpty()) {
            return Faults.down(differences);
        }
        return asOwner
                ? Faults.told(
                        Health.status(ViewsHealthIndicator.WARN),
                        OwnedTables.usedAsOwner().text())
                : Health.up().build();
    }
}
