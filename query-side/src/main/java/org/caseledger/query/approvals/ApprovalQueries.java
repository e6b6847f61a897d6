package org.caseledger.query.approvals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.caseledger.events.Behalf;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.caseledger.query.SecretNow;
import org.caseledger.query.views.Cases;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the decisions. */
public final class ApprovalQueries {
    private final JdbcClient jdbc;
    private final String table;
    private final String secret;
    private final @Nullable UUID incident;

    public ApprovalQueries(DataSource dataSource) {
        this(JdbcClient.create(dataSource), Cases.REAL, null);
    }

    private ApprovalQueries(JdbcClient jdbc, Cases cases, @Nullable UUID incident) {
        this.jdbc = jdbc;
        this.table = "views." + cases.table("approval");
        this.secret = SecretNow.column("views." + cases.table("board"), "a.case_id");
        this.incident = incident;
    }

    /** The same questions, of the cases of an incident only; those of an exercise are its own. */
    public ApprovalQueries ofIncident(UUID id, boolean exercise) {
        return new ApprovalQueries(jdbc, exercise ? Cases.OF_EXERCISES : Cases.REAL, id);
    }

    /** A page of decisions, pages counted from 0, and how many there are in all. */
    public Page<Approval> find(ApprovalFilter filter, @Nullable UnitId within, ApprovalSort sort, int page, int size) {
        var conditions = Conditions.of(filter)
                .ofIncident(incident)
                .inSight("case_id", filter.caseId())
                .with("held_by = :within", "within", within);
        var rows = conditions.page(
                jdbc,
                """
                        SELECT a.*, %s FROM %s a
                         WHERE %s
                         ORDER BY %s decided_at DESC NULLS LAST, position DESC
                         LIMIT :size OFFSET :offset
                        """.formatted(secret, table, conditions.text(), first(sort)),
                page,
                size,
                ApprovalQueries::approval);
        long total = conditions.counted(table).read(jdbc);
        return new Page<>(rows, total);
    }

    private static String first(ApprovalSort sort) {
        return switch (sort) {
            case LATEST -> "";
            case LONGEST -> "seconds DESC NULLS LAST,";
            case QUICKEST -> "seconds,";
        };
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
                Behalf.of(row.getString("behalf"), row.getString("behalf_name")),
                orNull(row.getString("unit"), UnitId::new),
                row.getString("asked_by"),
                orNull(row.getObject("asked_at", OffsetDateTime.class), OffsetDateTime::toInstant),
                orNull(row.getObject("decided_at", OffsetDateTime.class), OffsetDateTime::toInstant),
                row.getObject("seconds", Long.class),
                row.getString("digest"),
                row.getString("reply_digest"),
                row.getObject("sent_as_approved", Boolean.class),
                row.getBoolean("secret_now") ? SecretNow.WORDS : row.getString("opinion"));
    }

    private static <A, B> @Nullable B orNull(@Nullable A value, Function<A, B> as) {
        return value == null ? null : as.apply(value);
    }
}
