package org.caseledger.query.findings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.caseledger.query.Conditions;
import org.caseledger.query.Lists;
import org.caseledger.query.Page;
import org.caseledger.query.Reader;
import org.caseledger.text.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the findings of all cases. */
public final class FindingQueries {
    private final JdbcClient jdbc;
    private final Lists lists;
    private final String rows;

    public FindingQueries(DataSource dataSource) {
        this(dataSource, "views");
    }

    /** {@code schema} is where the rows are: another one has them as of some moment. */
    public FindingQueries(DataSource dataSource, String schema) {
        this.jdbc = JdbcClient.create(dataSource);
        this.lists = new Lists(dataSource, schema);
        this.rows = schema + ".finding";
    }

    /** A page of findings, the latest first, pages counted from 0, and how many there are. */
    public Page<Finding> find(FindingFilter filter, int page, int size) {
        return lists.find(FindingFilter.LIST, filter, Reader.ofAll(Instant.EPOCH), page, size);
    }

    /** How many findings there are of each key, the most first. */
    public List<FindingCount> counts(FindingsBy by, FindingFilter filter) {
        var conditions = Lists.conditions(FindingFilter.LIST, filter, Reader.ofAll(Instant.EPOCH));
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
                        """.formatted(by.name().toLowerCase(Locale.ROOT), rows, conditions.text()))
                .params(conditions.params())
                .query(FindingCount.class)
                .list();
    }

    /**
     * What names these very findings: SHA-256 (hex) of a line for each, its position and its rule with a space between,
     * in this order.
     */
    public String digest(FindingFilter filter) {
        // Those of cases that are sealed off since are among what a digest once named.
        var conditions = Conditions.of(filter);
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
}
