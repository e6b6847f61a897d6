package org.caseledger.query.incidents;

import java.time.Instant;
import java.util.UUID;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentLevel;
import org.jspecify.annotations.Nullable;

/** An incident or exercise in a list: {@code improvements} are those that are still to be done. */
public record IncidentRow(
        UUID id,
        IncidentKind kind,
        IncidentLevel level,
        String title,
        boolean exercise,
        Instant declaredAt,
        @Nullable Instant reportedAt,
        @Nullable Instant closedAt,
        boolean evaluated,
        int cases,
        int measures,
        long improvements) {
    static IncidentRow of(IncidentFile file) {
        var declared = file.declared();
        var reports = file.reports();
        return new IncidentRow(
                file.id(),
                declared.what().kind(),
                declared.what().level(),
                declared.what().title(),
                declared.what().exercise(),
                declared.at(),
                reports.isEmpty() ? null : reports.get(reports.size() - 1).at(),
                file.closed() == null ? null : file.closed().at(),
                file.evaluated() != null,
                file.cases().size(),
                file.measures().size(),
                ImprovementRow.of(file).stream()
                        .filter(i -> i.completedAt() == null)
                        .count());
    }
}
