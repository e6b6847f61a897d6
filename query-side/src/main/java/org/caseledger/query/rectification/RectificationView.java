package org.caseledger.query.rectification;

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
import org.caseledger.events.complaint.ComplaintReopened;
import org.caseledger.events.complaint.ComplaintReturned;
import org.caseledger.events.complaint.RecordCorrected;
import org.caseledger.events.complaint.RectificationCompleted;
import org.caseledger.events.complaint.RectificationOrdered;
import org.caseledger.events.complaint.ReturnReviewed;
import org.caseledger.events.complaint.SecrecyLifted;
import org.caseledger.events.complaint.SecrecyMarked;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.events.retention.CaseDestroyed;
import org.caseledger.query.CaseHead;
import org.caseledger.query.views.KeptCases;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code views.rectification}: every order to put something right, and what became of it.
 */
public final class RectificationView implements View<RectifiedCase> {

    private static final Set<Class<? extends LedgerEvent>> WANTED =
            Set.of(
                    ComplaintReceived.class,
                    RecordCorrected.class,
                    ComplaintAssigned.class,
                    ComplaintReturned.class,
                    ReturnReviewed.class,
                    ComplaintReopened.class,
                    RectificationOrdered.class,
                    RectificationCompleted.class,
                    RectificationOverdue.class,
                    SecrecyMarked.class,
                    SecrecyLifted.class,
                    CaseDestroyed.class);

    /** An order, and the case it is of. */
    private record Row(CaseHead head, Rectification order, boolean noticed) {}

    private final KeptCases<RectifiedCase> cases;
    private final Rows<Row> rows;

    public RectificationView(DataSource dataSource) {
        this.cases =
                new KeptCases<>(
                        dataSource,
                        "rectification_case",
                        RectifiedCase.class,
                        RectifiedCase::caseId,
                        RectifiedCase::position);
        this.rows = rows(dataSource);
    }

    @Override
    public String name() {
        return "rectification";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<String> tables() {
        return List.of("rectification_case", "rectification");
    }

    @Override
    public boolean wants(Class<? extends LedgerEvent> type) {
        return WANTED.contains(type);
    }

    @Override
    public @Nullable RectifiedCase on(@Nullable RectifiedCase before, Recorded recorded) {
        return RectifiedCase.on(before, recorded);
    }

    @Override
    public Map<CaseId, RectifiedCase> load(Collection<CaseId> of) {
        return cases.load(of);
    }

    @Override
    public void save(Collection<RectifiedCase> changed) {
        cases.write(changed);
        rows.write(changed.stream().flatMap(RectificationView::rowsOf).toList());
    }

    private static Stream<Row> rowsOf(RectifiedCase c) {
        return c.orders().stream()
                .map(order -> new Row(c.head(), order, c.noticed().contains(order.order())));
    }

    private static Rows<Row> rows(DataSource dataSource) {
        return new Rows<Row>(dataSource, "rectification")
                .key("case_id", "uuid", row -> row.order().caseId())
                .key("number", "integer", row -> row.order().order())
                .column("case_number", "text", row -> row.head().number())
                .column("unit", "text", row -> row.head().unit())
                .column("respondent", "text", row -> row.head().shownRespondent())
                .column("ordered_at", "timestamptz", row -> row.order().orderedAt())
                .column("due_at", "timestamptz", row -> row.order().by())
                .column("done", "boolean", row -> row.order().isDone())
                .column("late", "boolean", row -> row.order().isLate())
                .column("reopened", "boolean", row -> row.order().reopenedAt() != null)
                .column("noticed", "boolean", Row::noticed)
                .kept("kept", "json", row -> row.order());
    }
}
