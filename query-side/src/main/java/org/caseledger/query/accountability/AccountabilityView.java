package org.caseledger.query.accountability;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.accountability.AccountabilityDeclared;
import org.caseledger.events.accountability.AccountabilityWithdrawn;
import org.caseledger.events.complaint.AccountabilityRecorded;
import org.caseledger.events.complaint.CaseAccountabilityWithdrawn;
import org.caseledger.events.complaint.ComplaintAssigned;
import org.caseledger.events.complaint.ComplaintReceived;
import org.caseledger.events.complaint.ComplaintReturned;
import org.caseledger.events.complaint.HandlingUrged;
import org.caseledger.events.complaint.ReturnReviewed;
import org.caseledger.query.views.KeptCases;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.accountability}: whatever was said of a unit or a person, and where. */
public final class AccountabilityView implements View<AccountableStream> {

    private static final Set<Class<? extends LedgerEvent>> WANTED =
            Set.of(
                    ComplaintReceived.class,
                    ComplaintAssigned.class,
                    ComplaintReturned.class,
                    ReturnReviewed.class,
                    HandlingUrged.class,
                    AccountabilityRecorded.class,
                    CaseAccountabilityWithdrawn.class,
                    AccountabilityDeclared.class,
                    AccountabilityWithdrawn.class);

    private final KeptCases<AccountableStream> streams;
    private final Rows<Accountability> rows;

    public AccountabilityView(DataSource dataSource) {
        this.streams =
                new KeptCases<>(
                        dataSource,
                        "accountability_case",
                        AccountableStream.class,
                        AccountableStream::caseId,
                        AccountableStream::position);
        this.rows = rows(dataSource);
    }

    @Override
    public String name() {
        return "accountability";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<String> tables() {
        return List.of("accountability_case", "accountability");
    }

    @Override
    public boolean wants(Class<? extends LedgerEvent> type) {
        return WANTED.contains(type);
    }

    @Override
    public @Nullable AccountableStream on(@Nullable AccountableStream before, Recorded recorded) {
        return AccountableStream.on(before, recorded);
    }

    @Override
    public Map<CaseId, AccountableStream> load(Collection<CaseId> of) {
        return streams.load(of);
    }

    @Override
    public void save(Collection<AccountableStream> changed) {
        streams.write(changed);
        rows.write(changed.stream().flatMap(stream -> stream.said().stream()).toList());
    }

    private static Rows<Accountability> rows(DataSource dataSource) {
        return new Rows<Accountability>(dataSource, "accountability")
                .key("position", "bigint", Accountability::position)
                .column("case_id", "uuid", Accountability::id)
                .column("source", "text", Accountability::source)
                .column("kind", "text", Accountability::kind)
                .column("unit", "text", Accountability::unit)
                .column("person", "text", Accountability::named)
                .column("at", "timestamptz", Accountability::at)
                .column("withdrawn", "boolean", a -> a.withdrawal() != null)
                .kept();
    }
}
