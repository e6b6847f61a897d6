package org.caseledger.query.board;

import javax.sql.DataSource;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.Severity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the open cases to which a change of the office matters; those of exercises are none. */
public final class OpenCases {
    private final JdbcClient jdbc;

    public OpenCases(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Of that severity; what is not classified yet counts as ordinary. */
    public long of(Severity severity) {
        return count("coalesce(severity, 'GENERAL') = :it", severity.name());
    }

    /** With that flag. */
    public long with(Flag flag) {
        return count("jsonb_exists((kept->'card'->'flags')::jsonb, :it)", flag.name());
    }

    /** Received through that channel. */
    public long through(Channel channel) {
        return count("channel = :it", channel.name());
    }

    /** Held by that unit. */
    public long heldBy(String unit) {
        return count("unit = :it", unit);
    }

    /** Of that severity, held by that unit. */
    public long heldBy(String unit, Severity severity) {
        return jdbc.sql("""
                        SELECT count(*) FROM views.board
                         WHERE open AND NOT sealed_off AND unit = :unit
                           AND coalesce(severity, 'GENERAL') = :severity
                        """)
                .param("unit", unit)
                .param("severity", severity.name())
                .query(Long.class)
                .single();
    }

    private long count(String condition, String it) {
        return jdbc.sql("SELECT count(*) FROM views.board WHERE open AND NOT sealed_off AND " + condition)
                .param("it", it)
                .query(Long.class)
                .single();
    }
}
