package org.caseledger.query.escalations;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.complaint.ComplaintAssigned;
import org.caseledger.events.complaint.ComplaintReceived;
import org.caseledger.events.complaint.ComplaintReturned;
import org.caseledger.events.complaint.EscalatedToSuperior;
import org.caseledger.events.complaint.EscalationAnswered;
import org.caseledger.events.complaint.RecordCorrected;
import org.caseledger.events.complaint.SecrecyLifted;
import org.caseledger.events.complaint.SecrecyMarked;
import org.caseledger.events.retention.CaseDestroyed;
import org.caseledger.query.CaseHead;
import org.caseledger.query.views.KeptCases;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.escalation}: everything put before a superior, and what was answered. */
public final class EscalationView implements View<EscalatedCase> {

    private static final Set<Class<? extends LedgerEvent>> WANTED =
            Set.of(
                    ComplaintReceived.class,
                    RecordCorrected.class,
                    ComplaintAssigned.class,
                    ComplaintReturned.class,
                    EscalatedToSuperior.class,
                    EscalationAnswered.class,
                    SecrecyMarked.class,
                    SecrecyLifted.class,
                    CaseDestroyed.class);

    /** An escalation, and the case it is of. */
    private record Row(CaseHead head, Escalation escalation) {}

    private final KeptCases<EscalatedCase> cases;
    private final Rows<Row> rows;

    public EscalationView(DataSource dataSource) {
        this.cases =
                new KeptCases<>(
                        dataSource,
                        "escalation_case",
                        EscalatedCase.class,
                        EscalatedCase::caseId,
                        EscalatedCase::position);
        this.rows =
                new Rows<Row>(dataSource, "escalation")
                        .key("case_id", "uuid", row -> row.escalation().caseId())
                        .key("number", "integer", row -> row.escalation().number())
                        .column("case_number", "text", row -> row.head().number())
                        .column("unit", "text", row -> row.head().unit())
                        .column("respondent", "text", row -> row.head().shownRespondent())
                        .column(
                                "escalated_at",
                                "timestamptz",
                                row -> row.escalation().escalatedAt())
                        .column("answered", "boolean", row -> row.escalation().answer() != null)
                        .kept("kept", "json", row -> row.escalation());
    }

    @Override
    public String name() {
        return "escalation";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("escalation_case", "escalation");
    }

    @Override
    public boolean wants(Class<? extends LedgerEvent> type) {
        return WANTED.contains(type);
    }

    @Override
    public @Nullable EscalatedCase on(@Nullable EscalatedCase before, Recorded recorded) {
        return EscalatedCase.on(before, recorded);
    }

    @Override
    public Map<CaseId, EscalatedCase> load(Collection<CaseId> of) {
        return cases.load(of);
    }

    @Override
    public void save(Collection<EscalatedCase> changed) {
        cases.write(changed);
        rows.write(changed.stream().flatMap(EscalationView::rowsOf).toList());
    }

    private static Stream<Row> rowsOf(EscalatedCase c) {
        return c.escalations().stream().map(escalation -> new Row(c.head(), escalation));
    }
}
