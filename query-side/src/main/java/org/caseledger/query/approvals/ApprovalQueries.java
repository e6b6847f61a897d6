package org.caseledger.query.approvals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.caseledger.events.ApprovalLevel;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.query.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the decisions. */
public final class ApprovalQueries {

    private static final String FOUND =
            """
            WITH found AS (
                SELECT * FROM views.approval
                 WHERE (:caseId::uuid IS NULL OR case_id = :caseId)
                   AND (:person::text IS NULL OR person = :person)
                   AND (:kind::text IS NULL OR kind = :kind)
                   AND (:level::text IS NULL OR level = :level)
                   AND (:decision::text IS NULL OR decision = :decision)
                   AND (:unit::text IS NULL OR unit = :unit)
                   AND (:within::text IS NULL OR held_by = :within)
                   AND (:from::timestamptz IS NULL OR decided_at >= :from)
                   AND (:until::timestamptz IS NULL OR decided_at < :until)
            )
            """;

    private final JdbcClient jdbc;

    public ApprovalQueries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A page of decisions, pages counted from 0, and how many there are in all. */
    public Page<Approval> find(ApprovalFilter filter, ApprovalSort sort, int page, int size) {
        var rows =
                jdbc.sql(
                                """
                                %s
                                SELECT * FROM found
                                 ORDER BY CASE WHEN :sort = 'LONGEST' THEN seconds END DESC NULLS LAST,
                                          CASE WHEN :sort = 'QUICKEST' THEN seconds END NULLS LAST,
                                          decided_at DESC NULLS LAST, position DESC
                                 LIMIT :size OFFSET :offset
                                """
                                        .formatted(FOUND))
                        .params(params(filter))
                        .param("sort", sort.name())
                        .param("size", size)
                        .param("offset", (long) page * size)
                        .query(ApprovalQueries::approval)
                        .list();
        long total =
                jdbc.sql("%s SELECT count(*) FROM found".formatted(FOUND))
                        .params(params(filter))
                        .query(Long.class)
                        .single();
        return new Page<>(rows, total);
    }

    private static Map<String, @Nullable Object> params(ApprovalFilter filter) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("caseId", filter.caseId() == null ? null : filter.caseId().value());
        params.put("person", filter.person());
        params.put("kind", text(filter.kind()));
        params.put("level", text(filter.level()));
        params.put("decision", text(filter.decision()));
        params.put("unit", text(filter.unit()));
        params.put("within", text(filter.within()));
        params.put("from", utc(filter.from()));
        params.put("until", utc(filter.until()));
        return params;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Approval approval(ResultSet row, int n) throws SQLException {
        return new Approval(
                row.getLong("position"),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("number"),
                Approval.Kind.valueOf(row.getString("kind")),
                row.getObject("draft", Integer.class),
                orNull(row.getString("level"), ApprovalLevel::valueOf),
                Approval.Decision.valueOf(row.getString("decision")),
                row.getString("person"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                orNull(row.getString("unit"), UnitId::new),
                row.getString("asked_by"),
                orNull(row.getObject("asked_at", OffsetDateTime.class), OffsetDateTime::toInstant),
                orNull(
                        row.getObject("decided_at", OffsetDateTime.class),
                        OffsetDateTime::toInstant),
                row.getObject("seconds", Long.class),
                row.getString("digest"),
                row.getString("reply_digest"),
                row.getObject("sent_as_approved", Boolean.class),
                row.getString("opinion"));
    }

    private static <A, B> @Nullable B orNull(@Nullable A value, Function<A, B> as) {
        return value == null ? null : as.apply(value);
    }
}
