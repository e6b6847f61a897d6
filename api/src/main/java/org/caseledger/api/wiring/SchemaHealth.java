package org.caseledger.api.wiring;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.api.integrity.RowsCheck;
import org.caseledger.api.postgres.OwnedTables;
import org.caseledger.api.postgres.SchemaCheck;
import org.caseledger.api.wiring.LedgerConfiguration.Migrated;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Down when a trigger, constraint, owner or right of the database is not as this version has made
 * it, which is compared at the start and daily, or when rows contradict the log, which is compared
 * daily; a warning where the program works as the owner.
 */
@Component
class SchemaHealth implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaHealth.class);

    private final SchemaCheck check;
    private final RowsCheck rows;
    private final boolean asOwner;
    private volatile List<Text> differences = List.of();
    private volatile List<Text> faults = List.of();

    SchemaHealth(DataSource dataSource, RowsCheck rows, Migrated migrated) {
        this.check = new SchemaCheck(dataSource);
        this.rows = rows;
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
            LOG.warn("The schema could not be compared, it is tried again: {}", e.getMessage());
        }
        differences.forEach(one -> LOG.error("数据库结构不符 / the schema differs: {}", one));
    }

    /** It reads every receipt in the log, so it does not hold up the start. */
    @Scheduled(
            initialDelayString = "${caseledger.database.check-rows-first}",
            fixedDelayString = "${caseledger.database.check-every}")
    final void compareRows() {
        try {
            faults = rows.run().stream().map(one -> new Text(one.zh(), one.en())).toList();
        } catch (DataAccessException e) {
            LOG.warn("The rows could not be compared, it is tried again: {}", e.getMessage());
        }
        faults.forEach(one -> LOG.error("数据与日志不符 / rows contradict the log: {}", one));
    }

    @Override
    public Health health() {
        List<Text> now = Stream.concat(differences.stream(), faults.stream()).toList();
        if (now.isEmpty()) {
            LabelledException owner = OwnedTables.usedAsOwner();
            return asOwner
                    ? told(Health.status(ViewsHealthIndicator.WARN), owner.text())
                    : Health.up().build();
        }
        return told(
                Health.down(),
                new Text(
                        now.stream().map(Text::zh).collect(Collectors.joining("；")),
                        now.stream().map(Text::en).collect(Collectors.joining("; "))));
    }

    private static Health told(Health.Builder health, Text why) {
        return health.withDetail("refusedZh", why.zh()).withDetail("refused", why.en()).build();
    }
}
