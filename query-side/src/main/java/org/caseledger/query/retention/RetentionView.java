package org.caseledger.query.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.retention}: when each case was archived, and what became of it since. */
public final class RetentionView implements View<KeptCase> {

    private final CaseStateTable<KeptCase> keptCases;
    private final Rows<KeptCase> rows;

    public RetentionView(DataSource dataSource) {
        this.keptCases =
                new CaseStateTable<>(dataSource, "retention", KeptCase.class, KeptCase::caseId);
        this.rows =
                new Rows<KeptCase>(dataSource, "retention")
                        .key("case_id", "uuid", KeptCase::caseId)
                        .column("kind", "text", KeptCase::kind)
                        .column("severity", "text", KeptCase::severity)
                        .column("archived_in", "integer", c -> year(c.archivedAt()))
                        .column("stage", "text", c -> c.retention().stage())
                        .column("taken_back", "boolean", c -> c.retention().takenBack())
                        .column(
                                "proposed_at",
                                "timestamptz",
                                c ->
                                        c.retention().proposal() == null
                                                ? null
                                                : time(c.retention().proposal().at()))
                        .column("put_off_until", "date", c -> c.retention().putOffUntil())
                        .column("kept_until", "date", KeptCase::until)
                        .column("destroyed_at", "timestamptz", c -> time(c.destroyedAt()))
                        .kept();
    }

    private static @Nullable Integer year(@Nullable Instant at) {
        return at == null ? null : (Integer) at.atZone(WorkCalendar.ZONE).getYear();
    }

    private static @Nullable Object time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("retention");
    }

    @Override
    public @Nullable KeptCase on(@Nullable KeptCase before, Recorded recorded) {
        return KeptCase.on(before, recorded);
    }

    @Override
    public Map<CaseId, KeptCase> load(Collection<CaseId> cases) {
        return keptCases.load(cases);
    }

    @Override
    public void save(Collection<KeptCase> changed) {
        rows.write(changed);
    }
}
