package org.caseledger.query.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.DeclaredView;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.retention}: when each case was archived, and what became of it since. */
public final class RetentionView extends DeclaredView<KeptCase> {
    public RetentionView(DataSource dataSource) {
        super(dataSource, "retention", 1, KeptCase.class, KeptCase::caseId, KeptCase::on);
        keeps("retention")
                .column("kind", "text", KeptCase::kind)
                .column("severity", "text", KeptCase::severity)
                .column("archived_in", "integer", c -> year(c.archivedAt()))
                .column("stage", "text", c -> c.retention().stage())
                .column("taken_back", "boolean", c -> c.retention().takenBack())
                .column(
                        "proposed_at",
                        "timestamptz",
                        c -> c.retention().proposal() == null
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
}
