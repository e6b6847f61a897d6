package org.caseledger.api.security;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerStorageEngine;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.events.log.LogAdmitted;
import org.caseledger.events.log.MasterKeyReplaced;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.vault.MasterKeyReplacement;
import org.caseledger.vault.UnderMasterKey;
import org.caseledger.vault.Vault;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Replaces the master key for an administrator who says why, as an event, while no node runs: one that did would still
 * seal under the former key.
 */
@Component
@EnableConfigurationProperties(KeyReplacement.OwnerLogin.class)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class KeyReplacement {
    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final OwnerLogin owner;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final Administrators administrators;

    /** The role of the program may not change the keys of cases: the owner of the tables does. */
    @ConfigurationProperties("caseledger.key.owner")
    record OwnerLogin(String url, String username, String password) {
        DataSource dataSource() {
            return new DriverManagerDataSource(url, username, password);
        }
    }

    /**
     * Leaves the new key in the file. Throws {@link LabelledException} and replaces nothing if {@code by} may not, or
     * if there is another node.
     */
    public void replace(Vault former, Path file, String by, String reason) {
        Actor actor = administrator(former, by);
        Guards.inWords(reason);
        mustBeAlone();
        long head = log(former).head();
        var replacement = new MasterKeyReplacement(file, former, head);
        log(replacement.next()).append(List.of(event(replacement.next(), reason, actor)), (connection, events) -> {
            mustBeNext(head, events);
            replacement.write(connection, List.of(new OfficeUnderMasterKey()));
        });
        replacement.finish();
    }

    private Actor administrator(Vault vault, String username) {
        var rows = new PersonRows(jdbc, vault);
        return rows.find(username)
                .filter(rows::isOurs)
                .map(row -> row.login().person())
                .filter(person -> person.active() && administrators.changesPeople(person.actor()))
                .map(Person::actor)
                .orElseThrow(() -> new LabelledException(Text.format(
                        "%s 不是可以更换主密钥的管理员", "%s is no administrator who may replace the master key", username)));
    }

    /** A node that has just stopped is waited for: the server ends its connections a little later. */
    private void mustBeAlone() {
        long end = System.nanoTime() + STOPPING.toNanos();
        boolean others = othersAreConnected();
        while (others && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            others = othersAreConnected();
        }
        if (others) {
            throw new LabelledException(
                    "还有节点连着数据库：请先停止所有节点，再更换主密钥",
                    "other nodes are connected to the database: stop all of them, then replace the master key");
        }
    }

    private boolean othersAreConnected() {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity
                                       where datname = current_database()
                                         and usename = current_user
                                         and application_name
                                             <> current_setting('application_name'))
                        """).query(Boolean.class).single();
    }

    private static void mustBeNext(long head, List<StoredEvent> events) {
        if (events.get(0).position() != head + 1) {
            throw new LabelledException(
                    "更换期间另有记录写入，未更换：请先停止所有节点",
                    "something was recorded meanwhile, nothing is replaced: stop all nodes first");
        }
    }

    private static NewEvent event(Vault next, String reason, Actor by) {
        return LedgerStorageEngine.newEvent(
                new MasterKeyReplaced(next.keyVersion(), reason),
                TimeOrderedId.next(),
                LogAdmitted.KIND,
                LogAdmitted.STREAM,
                NewEvent.NEXT,
                by.toMetadata());
    }

    private EventLog log(Vault vault) {
        return new EventLog(owner.dataSource(), vault.events(), clock);
    }

    /**
     * The rows of people, units, second factors and former passwords are rewritten; everyone is logged out, because a
     * session opens under the key of its login only; files that wait to be imported must be sent again.
     */
    static final class OfficeUnderMasterKey implements UnderMasterKey {
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
}
