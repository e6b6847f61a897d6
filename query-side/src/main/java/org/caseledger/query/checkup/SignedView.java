package org.caseledger.query.checkup;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.signed}: a row for everything that a leader or a reviewer signed. */
public final class SignedView implements View<SignedCase> {

    private final CaseStateTable<SignedCase> keptCases;
    private final Rows<SignedCase> cases;
    private final Rows<Signed> signed;

    public SignedView(DataSource dataSource) {
        this.keptCases =
                new CaseStateTable<>(
                        dataSource, "signed_case", SignedCase.class, SignedCase::caseId);
        this.cases = cases(dataSource);
        this.signed = signed(dataSource);
    }

    @Override
    public String name() {
        return "signed";
    }

    @Override
    public int version() {
        return 9;
    }

    @Override
    public List<String> tables() {
        return List.of("signed_case", "signed");
    }

    @Override
    public boolean wants(Class<? extends LedgerEvent> type) {
        return ComplaintEvent.class.isAssignableFrom(type) || type == SealedDataOpened.class;
    }

    @Override
    public @Nullable SignedCase on(@Nullable SignedCase before, Recorded recorded) {
        return SignedCase.on(before, recorded);
    }

    @Override
    public Map<CaseId, SignedCase> load(Collection<CaseId> cases) {
        return keptCases.load(cases);
    }

    @Override
    public void save(Collection<SignedCase> changed) {
        cases.write(changed);
        signed.write(changed.stream().flatMap(c -> c.signed().stream()).toList());
    }

    private static Rows<SignedCase> cases(DataSource dataSource) {
        return new Rows<SignedCase>(dataSource, "signed_case")
                .key("case_id", "uuid", SignedCase::caseId)
                .kept();
    }

    private static Rows<Signed> signed(DataSource dataSource) {
        return new Rows<Signed>(dataSource, "signed")
                .key("position", "bigint", Signed::position)
                .column("case_id", "uuid", Signed::caseId)
                .column("person", "text", Signed::person)
                .column("name", "text", Signed::name)
                .column("role", "text", Signed::role)
                .column("behalf", "text", s -> s.behalf() == null ? null : s.behalf().person())
                .column("kind", "text", Signed::kind)
                .column("sent_back", "boolean", Signed::sentBack)
                .column("drafter", "text", Signed::drafter)
                .column("leader", "text", Signed::leader)
                .column("signed_at", "timestamptz", Signed::signedAt)
                .column("signed_on", "date", s -> local(s) == null ? null : local(s).toLocalDate())
                .column(
                        "signed_time",
                        "time",
                        s -> local(s) == null ? null : local(s).toLocalTime())
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
