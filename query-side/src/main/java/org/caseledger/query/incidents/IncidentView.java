package org.caseledger.query.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.incident}, its cases and its improvements. */
public final class IncidentView implements View<IncidentFile> {

    private record OfIncident(
            IncidentFile file,
            CaseId caseId,
            boolean attached,
            @Nullable CaseId source,
            @Nullable Instant dueAt) {}

    private final CaseStateTable<IncidentFile> table;
    private final Rows<IncidentFile> incidents;
    private final Rows<OfIncident> cases;
    private final Rows<ImprovementRow> improvements;

    public IncidentView(DataSource dataSource) {
        this.table =
                new CaseStateTable<>(
                        dataSource,
                        "incident",
                        "id",
                        IncidentFile.class,
                        file -> new CaseId(file.id()));
        this.incidents = incidents(dataSource);
        this.cases =
                new Rows<OfIncident>(dataSource, "incident_case")
                        .key("incident_id", "uuid", c -> c.file().id())
                        .key("case_id", "uuid", OfIncident::caseId)
                        .column("attached", "boolean", OfIncident::attached)
                        .column("source", "uuid", OfIncident::source)
                        .column("due_at", "timestamptz", OfIncident::dueAt);
        this.improvements =
                new Rows<ImprovementRow>(dataSource, "improvement")
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

    @Override
    public String name() {
        return "incidents";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("incident", "incident_case", "improvement");
    }

    /** An incident is of many cases and of none. */
    @Override
    public List<String> totals() {
        return tables();
    }

    @Override
    public boolean wants(Class<? extends LedgerEvent> type) {
        return IncidentEvent.class.isAssignableFrom(type);
    }

    @Override
    public @Nullable IncidentFile on(@Nullable IncidentFile before, Recorded recorded) {
        return IncidentFile.on(before, recorded);
    }

    @Override
    public Map<CaseId, IncidentFile> load(Collection<CaseId> incidentIds) {
        return table.load(incidentIds);
    }

    @Override
    public void save(Collection<IncidentFile> changed) {
        incidents.write(changed);
        cases.write(changed.stream().flatMap(file -> cases(file).stream()).toList());
        improvements.write(
                changed.stream().flatMap(file -> ImprovementRow.of(file).stream()).toList());
    }

    private static List<OfIncident> cases(IncidentFile file) {
        var rows = new ArrayList<OfIncident>();
        file.replayed()
                .forEach(
                        r ->
                                rows.add(
                                        new OfIncident(
                                                file,
                                                r.caseId(),
                                                r.attached(),
                                                r.source(),
                                                r.dueAt())));
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

    private static Rows<IncidentFile> incidents(DataSource dataSource) {
        return new Rows<IncidentFile>(dataSource, "incident")
                .key("id", "uuid", IncidentFile::id)
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
