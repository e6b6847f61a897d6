package org.caseledger.query.findings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.Conditions;
import org.caseledger.query.Count;
import org.caseledger.query.Page;
import org.caseledger.text.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the findings of all cases. */
public final class FindingQueries {

    private final JdbcClient jdbc;
    private final String rows;

    public FindingQueries(DataSource dataSource) {
        this(dataSource, "views");
    }

    /** {@code schema} is where the rows are: another one has them as of some moment. */
    public FindingQueries(DataSource dataSource, String schema) {
        this.jdbc = JdbcClient.create(dataSource);
        this.rows = schema + ".finding";
    }

    /** A page of findings, the latest first, pages counted from 0, and how many there are. */
    public Page<Finding> find(FindingFilter filter, int page, int size) {
        var conditions = listed(filter);
        var found = conditions.page(
                jdbc,
                """
                        SELECT finding FROM %s
                         WHERE %s
                         ORDER BY at DESC, position DESC, rule
                         LIMIT :size OFFSET :offset
                        """.formatted(rows, conditions.text()),
                page,
                size,
                (row, n) -> EventCodec.read(row.getString("finding"), Finding.class));
        long total = conditions.counted(rows).read(jdbc);
        return new Page<>(found, total);
    }

    /** How many findings there are on all pages of {@link #find}. */
    public Count count(FindingFilter filter) {
        return listed(filter).counted(rows);
    }

    /** How many findings there are of each key, the most first. */
    public List<FindingCount> counts(FindingsBy by, FindingFilter filter) {
        var conditions = listed(filter);
        return jdbc.sql("""
                        SELECT %s AS key, count(*) AS total,
                               count(*) FILTER (WHERE answer IS NULL AND NOT history) AS unanswered,
                               count(*) FILTER (WHERE answer = 'ACKNOWLEDGED') AS acknowledged,
                               count(*) FILTER (WHERE answer = 'EXPLAINED') AS explained,
                               count(*) FILTER (WHERE answer IS NULL AND history) AS history
                          FROM %s
                         WHERE %s
                         GROUP BY key
                         ORDER BY total DESC, key NULLS FIRST
                        """.formatted(column(by), rows, conditions.text()))
                .params(conditions.params())
                .query(FindingCount.class)
                .list();
    }

    /**
     * What names these very findings: SHA-256 (hex) of a line for each, its position and its rule with a space between,
     * in this order.
     */
    public String digest(FindingFilter filter) {
        var conditions = conditions(filter);
        var sha256 = Sha256.begin();
        jdbc.sql("SELECT position, rule FROM %s WHERE %s ORDER BY position, rule COLLATE \"C\""
                        .formatted(rows, conditions.text()))
                .params(conditions.params())
                .query(row -> {
                    var line = row.getLong("position") + " " + row.getString("rule") + "\n";
                    sha256.update(line.getBytes(StandardCharsets.UTF_8));
                });
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static Conditions listed(FindingFilter filter) {
        return conditions(filter).inSight("case_id", filter.caseId());
    }

    /** Those of cases that are sealed off since are among what a digest once named. */
    private static Conditions conditions(FindingFilter filter) {
        return new Conditions()
                .with("rule = :rule", "rule", text(filter.rule()))
                .with("clause = :clause", "clause", filter.clause())
                .with("severity = :severity", "severity", text(filter.severity()))
                .with(
                        "case_id = :caseId",
                        "caseId",
                        filter.caseId() == null ? null : filter.caseId().value())
                .with("person = :person", "person", filter.person())
                .with("unit = :unit", "unit", text(filter.unit()))
                .with(filter.none() == null ? "true" : column(filter.none()) + " IS NULL", filter.none() != null)
                .with("answer IS NOT NULL", Boolean.TRUE.equals(filter.answered()))
                .with("answer IS NULL", Boolean.FALSE.equals(filter.answered()))
                .with("history", Boolean.TRUE.equals(isHistory(filter)))
                .with("NOT history", Boolean.FALSE.equals(isHistory(filter)))
                .with("answer = :answer", "answer", text(filter.answer()))
                .with("at >= :from", "from", utc(filter.from()))
                .with("at < :until", "until", utc(filter.until()));
    }

    /** Those of imported histories wait for no answer. */
    private static @Nullable Boolean isHistory(FindingFilter filter) {
        boolean waiting = Boolean.FALSE.equals(filter.answered());
        return filter.history() == null && waiting ? Boolean.FALSE : filter.history();
    }

    private static String column(FindingsBy by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
