package org.caseledger.api.papers;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The numbers of papers, as the log has them: a unique index over its events lets no number be recorded twice, and the
 * next one follows the last that was recorded.
 */
@Component
class PaperNumbers {
    private static final Pattern NUMBER = Pattern.compile("(.+〔[0-9]{4}〕)第([0-9]{1,9})号");

    private final JdbcClient jdbc;

    PaperNumbers(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /** Where a paper is recorded: its case, and the position of the event. */
    record Found(CaseId caseId, long position) {}

    /** The next number of a series. */
    long next(String series) {
        return jdbc.sql("""
                        SELECT coalesce(max((payload ->> 'serial')::bigint), 0) + 1
                          FROM ledger.event
                         WHERE type = 'PaperIssued' AND payload ->> 'series' = :series
                        """).param("series", series).query(Long.class).single();
    }

    /** The paper of a number. */
    Optional<Found> find(String number) {
        var parts = NUMBER.matcher(number.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        SELECT stream_id, position FROM ledger.event
                         WHERE type = 'PaperIssued' AND payload ->> 'series' = :series
                           AND (payload ->> 'serial')::bigint = :serial
                        """)
                .param("series", parts.group(1))
                .param("serial", Long.parseLong(parts.group(2)))
                .query((row, i) ->
                        new Found(new CaseId(row.getObject("stream_id", UUID.class)), row.getLong("position")))
                .optional();
    }
}
