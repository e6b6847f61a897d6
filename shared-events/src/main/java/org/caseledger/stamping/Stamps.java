package org.caseledger.stamping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code proof.stamp}, to which rows are only added. */
final class Stamps {
    private final JdbcClient jdbc;

    Stamps(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A second stamp of an authority for the same size is ignored: two nodes may have asked. */
    void add(Stamp stamp) {
        jdbc.sql("""
                        INSERT INTO proof.stamp (size, authority, note, answer, stamped_at)
                        VALUES (:size, :authority, :note, :answer, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .param("size", stamp.size())
                .param("authority", stamp.authority())
                .param("note", stamp.note())
                .param("answer", stamp.answer())
                .param("at", stamp.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** That of the largest size. */
    Optional<Stamp> last(String authority) {
        return jdbc.sql("""
                        SELECT size, authority, note, answer, stamped_at FROM proof.stamp
                         WHERE authority = :authority ORDER BY size DESC LIMIT 1
                        """).param("authority", authority).query(Stamps::stamp).optional();
    }

    /** The first one that has the event at this position under it. */
    Optional<Stamp> firstOver(String authority, long position) {
        return jdbc.sql("""
                        SELECT size, authority, note, answer, stamped_at FROM proof.stamp
                         WHERE authority = :authority AND size >= :position ORDER BY size LIMIT 1
                        """)
                .param("authority", authority)
                .param("position", position)
                .query(Stamps::stamp)
                .optional();
    }

    /** A stamp, and whether its note is a checkpoint of the log as it is stored. */
    record Stored(Stamp stamp, boolean ofTheLog) {}

    /** The next ones by size and authority; a checkpoint may have gained signatures since. */
    List<Stored> after(long size, String authority, int limit) {
        return jdbc.sql("""
                        SELECT s.size, s.authority, s.note, s.answer, s.stamped_at,
                               coalesce(starts_with(c.note, s.note), false) AS of_the_log
                          FROM proof.stamp s LEFT JOIN proof.checkpoint c USING (size)
                         WHERE (s.size, s.authority) > (:size, :authority)
                         ORDER BY s.size, s.authority LIMIT :limit
                        """)
                .param("size", size)
                .param("authority", authority)
                .param("limit", limit)
                .query((row, n) -> new Stored(stamp(row, n), row.getBoolean("of_the_log")))
                .list();
    }

    private static Stamp stamp(ResultSet row, int n) throws SQLException {
        return new Stamp(
                row.getLong("size"),
                row.getString("authority"),
                row.getString("note"),
                row.getBytes("answer"),
                row.getObject("stamped_at", OffsetDateTime.class).toInstant());
    }
}
