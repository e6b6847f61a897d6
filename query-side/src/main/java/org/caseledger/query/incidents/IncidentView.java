package org.caseledger.query.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.query.views.DeclaredView;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.incident}, its cases and its improvements. */
public final class IncidentView extends DeclaredView<IncidentFile> {
    private record OfIncident(
            IncidentFile file,
            CaseId caseId,
            boolean attached,
            @Nullable CaseId source,
            @Nullable Instant dueAt) {}

    public IncidentView(DataSource dataSource) {
        super(dataSource, "incidents", 1, IncidentFile.class, file -> new CaseId(file.id()), IncidentFile::on);
        folds(IncidentEvent.class);
        keepsOfNoCase("incident")
                .column("declared", "boolean", IncidentFile::hasBegun)
                .column("proposed", "text", IncidentView::proposed)
                .column("exercise", "boolean", IncidentFile::ofExercise)
                .column(
                        "kind",
                        "text",
                        f -> f.declared() == null ? null : f.declared().what().kind())
                .column("open", "boolean", IncidentFile::goesOn)
                .column("declared_at", "timestamptz", IncidentView::begun)
                .column("position", "bigint", IncidentFile::position)
                .kept();
        this.<OfIncident>rows("incident_case", file -> cases(file).stream())
                .key("incident_id", "uuid", c -> c.file().id())
                .key("case_id", "uuid", OfIncident::caseId)
                .column("attached", "boolean", OfIncident::attached)
                .column("source", "uuid", OfIncident::source)
                .column("due_at", "timestamptz", OfIncident::dueAt);
        this.<ImprovementRow>rows("improvement", file -> ImprovementRow.of(file).stream())
                .key("incident_id", "uuid", ImprovementRow::incident)
                .key("number", "integer", ImprovementRow::number)
                .column("title", "text", ImprovementRow::title)
                .column("exercise", "boolean", ImprovementRow::exercise)
                .column("what", "text", ImprovementRow::what)
                .column("who", "text", ImprovementRow::who)
                .column("by", "date", ImprovementRow::by)
                .column("done", "text", ImprovementRow::done)
                .column("completed_at", "timestamptz", ImprovementRow::completedAt);
    }

    private static List<OfIncident> cases(IncidentFile file) {
        var rows = new ArrayList<OfIncident>();
        file.replayed().forEach(r -> rows.add(new OfIncident(file, r.caseId(), r.attached(), r.source(), r.dueAt())));
        var received = rows.stream().map(OfIncident::caseId).collect(Collectors.toSet());
        file.attached().stream()
                .map(done -> done.what().caseId())
                .filter(caseId -> !received.contains(caseId))
                .forEach(caseId -> rows.add(new OfIncident(file, caseId, true, null, null)));
        file.detached().stream()
                .filter(caseId -> !received.contains(caseId))
                .forEach(caseId -> rows.add(new OfIncident(file, caseId, false, null, null)));
        return rows;
    }

    private static @Nullable Object proposed(IncidentFile file) {
        return file.dismissed() != null
                ? file.dismissed().what().proposal()
                : file.declared() == null ? null : file.declared().what().proposed();
    }

    private static @Nullable Instant begun(IncidentFile file) {
        return file.declared() != null
                ? file.declared().at()
                : file.dismissed() == null ? null : file.dismissed().at();
    }
}
