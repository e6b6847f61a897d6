package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The state reported by a server: its system identifier, its timeline (0 on a standby), the end of its log, and whether
 * that log has what a node knows as the end.
 */
record PrimarySighting(long system, long timeline, LogEnd end, long known, boolean hasKnown) {
    // The timeline of the write-ahead log: that of the last checkpoint is still the old one for a
    // moment after a promotion. The server is to notice within half a minute that this node is cut off.
    private static final String SERVER = """
            SELECT system_identifier,
                   CASE WHEN pg_is_in_recovery() THEN 0
                        ELSE ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::bigint END,
                   (SELECT count(*) = 2
                      FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                     WHERE nspname = 'ledger' AND relname IN ('head', 'event')
                       AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')),
                   set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false),
                   set_config('tcp_keepalives_count', '3', false), set_config('tcp_user_timeout', '30s', false)
              FROM pg_control_system()
            """;

    private static final String LOG = """
            SELECT h.position,
                   (SELECT leaf_hash FROM ledger.event e WHERE e.position = h.position),
                   (SELECT leaf_hash FROM ledger.event e WHERE e.position = ?)
              FROM ledger.head h
            """;

    private static final LogEnd NO_LOG = new LogEnd(0, null);

    static PrimarySighting of(Connection connection, @Nullable LogEnd known) throws SQLException {
        LogEnd wanted = known == null ? NO_LOG : known;
        try (PreparedStatement statement = connection.prepareStatement(SERVER);
                ResultSet row = statement.executeQuery()) {
            row.next();
            long system = row.getLong(1);
            long timeline = row.getLong(2);
            return row.getBoolean(3)
                    ? ofLog(connection, system, timeline, wanted)
                    : new PrimarySighting(system, timeline, NO_LOG, wanted.position(), wanted.position() == 0);
        }
    }

    private static PrimarySighting ofLog(Connection connection, long system, long timeline, LogEnd wanted)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOG)) {
            statement.setLong(1, wanted.position());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new PrimarySighting(
                        system,
                        timeline,
                        new LogEnd(row.getLong(1), row.getBytes(2)),
                        wanted.position(),
                        Arrays.equals(wanted.leafHash(), row.getBytes(3)));
            }
        }
    }

    /** The timeline of the last checkpoint, the only one that a standby reports. */
    static long timelineOfStandby(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT timeline_id FROM pg_control_checkpoint()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Whether it was promoted after another one of the same system. */
    boolean isLaterThan(PrimarySighting before) {
        return system == before.system && timeline > before.timeline;
    }

    /** Why it cannot be worked on after another one; null when it can. */
    @Nullable
    Text objection(PrimarySighting before) {
        if (system != before.system) {
            return Text.format(
                    "这是另一个数据库系统（%d，此前为 %d）", "it is another database system (%d, before %d)", system, before.system);
        }
        if (timeline == 0 || timeline < before.timeline) {
            return timeline == 0
                    ? standby()
                    : Text.format(
                            "这是已被取代的主库（时间线 %d，现为 %d）",
                            "it is a primary that was replaced (timeline %d, now %d)", timeline, before.timeline);
        }
        return hasKnown
                ? null
                : Text.format(
                        "它缺少本节点已记入或读到的第 %d 号事件：提升的备库丢失了事件。请查明并续记（ledger go-on），再重新启动本节点",
                        "it lacks the event at position %d that this node has recorded or read: the"
                                + " standby that was promoted has lost events. Find out which, have"
                                + " the log go on (ledger go-on), then start this node again",
                        known);
    }

    /** Why it cannot be worked on as the first one; null when it can. */
    @Nullable
    Text standby() {
        return timeline == 0 ? new Text("这是备库", "it is a standby") : null;
    }
}
