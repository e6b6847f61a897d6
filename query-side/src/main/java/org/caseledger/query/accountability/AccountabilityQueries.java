package org.caseledger.query.accountability;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.accountability.AccountabilityEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.caseledger.query.SecretNow;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists and counts what was said of units and people. */
public final class AccountabilityQueries {

    /** Said in a case, it names that one; of the work, those that it rests on. */
    private static final String CASES = "ARRAY (SELECT json_array_elements_text(a.kept->'cases')::uuid)";

    private final JdbcClient jdbc;
    private final EventLog log;

    public AccountabilityQueries(DataSource dataSource, EventLog log) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = log;
    }

    /** The declaration on work of that identity, at a position of the log. */
    public Optional<Accountability> ofTheWork(UUID id, long position) {
        AccountableStream stream = null;
        for (var recorded : Recorded.all(log.readStream(id, position))) {
            if (!(recorded.event() instanceof AccountabilityEvent)) {
                return Optional.empty();
            }
            stream = AccountableStream.on(stream, recorded);
        }
        return stream == null ? Optional.empty() : stream.said().stream().findFirst();
    }

    /** A page, the latest first, pages counted from 0; the total is exact, as it opens a number. */
    public Page<Accountability> find(AccountabilityFilter filter, int page, int size) {
        var conditions = conditions(filter);
        var rows = conditions.page(
                jdbc,
                """
                        SELECT kept, %s FROM views.accountability a
                         WHERE %s
                         ORDER BY at DESC, position DESC
                         LIMIT :size OFFSET :offset
                        """.formatted(SecretNow.columnOfAny(CASES), conditions.text()),
                page,
                size,
                AccountabilityQueries::listed);
        return new Page<>(rows, conditions.count("views.accountability").read(jdbc));
    }

    private static Accountability listed(ResultSet row, int n) throws SQLException {
        return SecretNow.of(
                row, EventCodec.read(row.getString("kept"), Accountability.class), Accountability::withheld);
    }

    /** How much there is of each key, the most criticised first. */
    public List<AccountabilityCount> counts(AccountabilityBy by, AccountabilityFilter filter) {
        var conditions = conditions(filter);
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
                        """.formatted(column(by), conditions.text()))
                .params(conditions.params())
                .query(AccountabilityCount.class)
                .list();
    }

    private static String column(AccountabilityBy by) {
        return by.name().toLowerCase();
    }

    private static Conditions conditions(AccountabilityFilter filter) {
        var caseId = filter.caseId();
        var none = filter.none();
        return new Conditions()
                .inSight("case_id", caseId)
                .with("case_id = :case", "case", caseId == null ? null : caseId.value())
                .with("source = :source", "source", text(filter.source()))
                .with("kind = :kind", "kind", text(filter.kind()))
                .with("unit = :unit", "unit", text(filter.unit()))
                .with("person = :person", "person", filter.person())
                .with(none == null ? "" : column(none) + " IS NULL", none != null)
                .with("unit = :within", "within", text(filter.within()))
                .with("withdrawn", Boolean.TRUE.equals(filter.withdrawn()))
                .with("NOT withdrawn", Boolean.FALSE.equals(filter.withdrawn()))
                .with("at >= :from", "from", time(filter.from()))
                .with("at < :until", "until", time(filter.until()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
