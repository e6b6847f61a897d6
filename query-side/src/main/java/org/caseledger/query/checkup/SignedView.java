package org.caseledger.query.checkup;

import java.time.Instant;
import java.time.LocalDateTime;
import javax.sql.DataSource;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.DeclaredView;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.signed}: a row for everything that a leader or a reviewer signed. */
public final class SignedView extends DeclaredView<SignedCase> {
    public SignedView(DataSource dataSource) {
        super(dataSource, "signed", 9, SignedCase.class, SignedCase::caseId, SignedCase::on);
        folds(ComplaintEvent.class, SealedDataOpened.class);
        keeps("signed_case").kept();
        this.<Signed>rows("signed", c -> c.signed().stream())
                .key("position", "bigint", Signed::position)
                .column("case_id", "uuid", Signed::caseId)
                .column("person", "text", Signed::person)
                .column("name", "text", Signed::name)
                .column("role", "text", Signed::role)
                .column(
                        "behalf",
                        "text",
                        s -> s.behalf() == null ? null : s.behalf().person())
                .column("kind", "text", Signed::kind)
                .column("sent_back", "boolean", Signed::sentBack)
                .column("drafter", "text", Signed::drafter)
                .column("leader", "text", Signed::leader)
                .column("signed_at", "timestamptz", Signed::signedAt)
                .column("signed_on", "date", s -> local(s) == null ? null : local(s).toLocalDate())
                .column("signed_time", "time", s -> local(s) == null ? null : local(s).toLocalTime())
                .column("took_millis", "bigint", Signed::tookMillis)
                .column("opened", "boolean", s -> s.openedAt() != null)
                .column("entered_later", "boolean", Signed::enteredLater)
                .column("elsewhere", "boolean", Signed::elsewhere)
                .kept("decision", "json", kept -> kept);
    }

    private static @Nullable LocalDateTime local(Signed signed) {
        Instant at = signed.signedAt();
        return at == null ? null : LocalDateTime.ofInstant(at, WorkCalendar.ZONE);
    }
}
