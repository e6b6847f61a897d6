package org.caseledger.query.approvals;

import java.util.function.Function;
import javax.sql.DataSource;
import org.caseledger.events.Behalf;
import org.caseledger.query.views.Cases;
import org.caseledger.query.views.DeclaredView;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.approval}: a row for every decision. */
public final class ApprovalView extends DeclaredView<ApprovalsOfCase> {
    public ApprovalView(DataSource dataSource) {
        this(dataSource, Cases.REAL);
    }

    public ApprovalView(DataSource dataSource, Cases cases) {
        super(dataSource, cases, "approvals", 4, ApprovalsOfCase.class, ApprovalsOfCase::caseId, ApprovalsOfCase::on);
        this.<OfCase>rows("approval", of -> of.rows().stream().map(row -> new OfCase(of, row)))
                .key("position", "bigint", r -> r.row().position())
                .column("case_id", "uuid", r -> r.row().caseId())
                .column("number", "text", r -> r.row().number())
                .column("kind", "text", r -> r.row().kind())
                .column("draft", "integer", r -> r.row().draft())
                .column("level", "text", r -> r.row().level())
                .column("decision", "text", r -> r.row().decision())
                .column("person", "text", r -> r.row().person())
                .column("name", "text", r -> r.row().name())
                .column("role", "text", r -> r.row().role())
                .column("behalf", "text", r -> behalf(r, Behalf::person))
                .column("behalf_name", "text", r -> behalf(r, Behalf::name))
                .column("unit", "text", r -> r.row().unit())
                .column("asked_by", "text", r -> r.row().askedBy())
                .column("asked_at", "timestamptz", r -> r.row().askedAt())
                .column("decided_at", "timestamptz", r -> r.row().decidedAt())
                .column("seconds", "bigint", r -> r.row().seconds())
                .column("digest", "text", r -> r.row().digest())
                .column("reply_digest", "text", r -> r.row().replyDigest())
                .column("sent_as_approved", "boolean", r -> r.row().sentAsApproved())
                .column("opinion", "text", r -> r.row().opinion())
                .column("held_by", "text", r -> r.of().heldBy());
        keeps("approvals_of_case").kept("kept", "jsonb", of -> of);
    }

    private record OfCase(ApprovalsOfCase of, Approval row) {}

    private static @Nullable String behalf(OfCase of, Function<Behalf, String> part) {
        return of.row().behalf() == null ? null : part.apply(of.row().behalf());
    }
}
