package org.caseledger.query.accountability;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.accountability.AccountabilityEvent;
import org.caseledger.query.Lists;
import org.caseledger.query.Reader;
import org.caseledger.query.accountability.AccountabilityView.AccountableStream;
import org.caseledger.query.views.Recorded;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what was said of units and people. */
public final class AccountabilityQueries {
    private final JdbcClient jdbc;
    private final EventLog log;

    public AccountabilityQueries(DataSource dataSource, EventLog log) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = log;
    }

    /** The declaration on work of that identity, at a position of the log. */
    public Optional<Accountability> ofTheWork(UUID id, long position) {
        return Recorded.folded(log, id, position, AccountabilityEvent.class, AccountableStream::on)
                .flatMap(stream -> stream.said().stream().findFirst());
    }

    /** How much there is of each key, the most criticised first. */
    public List<AccountabilityCount> counts(AccountabilityBy by, AccountabilityFilter filter, Reader reader) {
        var conditions = Lists.conditions(AccountabilityFilter.LIST, filter, reader);
        return jdbc.sql("""
                        SELECT %s AS key,
                               count(*) FILTER (WHERE kind = 'COMMENDATION' AND NOT withdrawn) AS commendations,
                               count(*) FILTER (WHERE kind = 'CRITICISM' AND NOT withdrawn) AS criticisms,
                               count(*) FILTER (WHERE kind = 'INQUIRY' AND NOT withdrawn) AS inquiries,
                               count(*) FILTER (WHERE withdrawn) AS withdrawn
                          FROM views.accountability
                         WHERE %s
                         GROUP BY key
                         ORDER BY criticisms DESC, key NULLS FIRST
                        """.formatted(by.name().toLowerCase(), conditions.text()))
                .params(conditions.params())
                .query(AccountabilityCount.class)
                .list();
    }
}
