package org.caseledger.query.approvals;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.caseledger.events.Behalf;
import org.caseledger.events.CaseId;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Cases;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.approval}: a row for every decision. */
public final class ApprovalView implements View<ApprovalsOfCase> {

    private final Cases cases;
    private final Rows<ApprovalsOfCase> ofCases;
    private final Rows<OfCase> rows;
    private final CaseStateTable<ApprovalsOfCase> keptCases;

    public ApprovalView(DataSource dataSource) {
        this(dataSource, Cases.REAL);
    }

    public ApprovalView(DataSource dataSource, Cases cases) {
        this.cases = cases;
        this.ofCases =
                new Rows<ApprovalsOfCase>(dataSource, cases.table("approvals_of_case"))
                        .key("case_id", "uuid", ApprovalsOfCase::caseId)
                        .kept("kept", "jsonb", of -> of);
        this.rows = rows(dataSource, cases.table("approval"));
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
        ofCases.write(changed);
        rows.write(
                changed.stream()
                        .flatMap(of -> of.rows().stream().map(row -> new OfCase(of, row)))
                        .toList());
    }

    private record OfCase(ApprovalsOfCase of, Approval row) {}

    private static Rows<OfCase> rows(DataSource dataSource, String table) {
        return new Rows<OfCase>(dataSource, table)
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
    }

    private static @Nullable String behalf(OfCase of, Function<Behalf, String> part) {
        return of.row().behalf() == null ? null : part.apply(of.row().behalf());
    }
}
