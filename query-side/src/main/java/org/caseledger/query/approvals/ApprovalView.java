package org.caseledger.query.approvals;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Cases;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes {@code views.approval}: a row for every decision. */
public final class ApprovalView implements View<ApprovalsOfCase> {

    private final Cases cases;
    private final JdbcClient jdbc;
    private final CaseStateTable<ApprovalsOfCase> keptCases;

    public ApprovalView(DataSource dataSource) {
        this(dataSource, Cases.REAL);
    }

    public ApprovalView(DataSource dataSource, Cases cases) {
        this.cases = cases;
        this.jdbc = JdbcClient.create(dataSource);
        this.keptCases =
                new CaseStateTable<>(
                        dataSource,
                        cases.table("approvals_of_case"),
                        ApprovalsOfCase.class,
                        ApprovalsOfCase::caseId);
    }

    @Override
    public String name() {
        return cases.view("approvals");
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public List<String> tables() {
        return List.of(cases.table("approval"), cases.table("approvals_of_case"));
    }

    @Override
    public Cases cases() {
        return cases;
    }

    @Override
    public @Nullable ApprovalsOfCase on(@Nullable ApprovalsOfCase before, Recorded recorded) {
        return ApprovalsOfCase.on(before, recorded);
    }

    @Override
    public Map<CaseId, ApprovalsOfCase> load(Collection<CaseId> cases) {
        return keptCases.load(cases);
    }

    @Override
    public void save(Collection<ApprovalsOfCase> changed) {
        jdbc.sql(
                        """
                        WITH changed AS (
                            SELECT kept FROM jsonb_array_elements(:changed::jsonb) AS c (kept)
                        ), saved AS (
                            INSERT INTO %2$s (case_id, kept)
                            SELECT (kept->>'caseId')::uuid, kept FROM changed
                                ON CONFLICT (case_id) DO UPDATE SET kept = excluded.kept
                        )
                        INSERT INTO %1$s (position, case_id, number, kind, draft, level, decision, person,
                                                    name, role, behalf, behalf_name, unit, asked_by, asked_at, decided_at, seconds,
                                                    digest, reply_digest, sent_as_approved, opinion, held_by)
                        SELECT position, "caseId", number, kind, draft, level, decision, person,
                               name, role, behalf->>'person', behalf->>'name', unit, "askedBy", "askedAt", "decidedAt", seconds,
                               digest, "replyDigest", "sentAsApproved", opinion, kept->>'heldBy'
                          FROM changed,
                               LATERAL jsonb_to_recordset(kept->'rows')
                            AS r (position bigint, "caseId" uuid, number text, kind text, draft integer, level text,
                                  decision text, person text, name text, role text, behalf jsonb, unit text, "askedBy" text,
                                  "askedAt" timestamptz, "decidedAt" timestamptz, seconds bigint, digest text,
                                  "replyDigest" text, "sentAsApproved" boolean, opinion text)
                            ON CONFLICT (position) DO UPDATE
                           SET reply_digest = excluded.reply_digest, sent_as_approved = excluded.sent_as_approved,
                               held_by = excluded.held_by
                        """
                                .formatted(
                                        cases.table("approval"), cases.table("approvals_of_case")))
                .param("changed", EventCodec.writeKept(changed))
                .update();
    }
}
