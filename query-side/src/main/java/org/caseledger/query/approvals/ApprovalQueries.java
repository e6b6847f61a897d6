package org.caseledger.query.approvals;

import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.query.Conditions;
import org.caseledger.query.InPeriod;
import org.caseledger.query.Page;
import org.caseledger.query.RowReading;
import org.caseledger.query.SecretNow;
import org.caseledger.query.Where;
import org.caseledger.query.views.Cases;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the decisions. */
public final class ApprovalQueries {
    private static final RowMapper<Approval> APPROVAL = RowReading.of(Approval.class);

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
                        SELECT a.*, behalf AS behalf_person, %s FROM %s a
                         WHERE %s
                         ORDER BY %s decided_at DESC NULLS LAST, position DESC
                         LIMIT :size OFFSET :offset
                        """.formatted(secret, table, conditions.text(), first(sort)),
                page,
                size,
                (row, n) -> SecretNow.of(row, APPROVAL.mapRow(row, n), one -> one.withOpinion(SecretNow.WORDS)));
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

    /**
     * Which decisions are asked for, decided in a period; null asks for all. {@code person} signed, or was signed for;
     * {@code unit} is the unit whose draft it is or that was signed for.
     */
    public record ApprovalFilter(
            @Where("case_id = :caseId") @Nullable CaseId caseId,

            @Where("(person = :person OR behalf = :person)") @Nullable
            String person,

            @Where("kind = :kind") Approval.@Nullable Kind kind,
            @Where("level = :level") @Nullable ApprovalLevel level,
            @Where("decision = :decision") Approval.@Nullable Decision decision,
            @Where("unit = :unit") @Nullable UnitId unit,
            @Where("decided_at >= :from") @Nullable Instant from,
            @Where("decided_at < :until") @Nullable Instant until)
            implements InPeriod {
        /** Every decision. */
        public static final ApprovalFilter ALL = new ApprovalFilter(null, null, null, null, null, null, null, null);

        /** The decisions of one case. */
        public static ApprovalFilter of(CaseId caseId) {
            return new ApprovalFilter(caseId, null, null, null, null, null, null, null);
        }
    }
}
