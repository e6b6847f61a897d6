package org.caseledger.query.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lombok.With;
import org.caseledger.events.CaseId;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.NamedCategory;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.RecordItem;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Requirement;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is shown, with only the names of its sealed parts. The lights are those of {@code asOf}; {@code light}
 * is the most urgent; {@code missingRules} is always empty and is kept for programs that read it: no limit of the law
 * is without its text.
 */
@With
public record CaseSummary(
        CaseId caseId,
        String number,
        long version,
        long position,
        Instant asOf,
        ComplaintKind kind,
        Channel channel,
        @Nullable String respondent,
        @Nullable RespondentKind respondentKind,
        @Nullable RespondentDetails respondentDetails,
        @Nullable Matter matter,
        Set<RecordItem> missingForAcceptance,
        String procedure,
        Instant receivedAt,
        ComplaintState state,
        int round,
        List<String> category,
        @Nullable CategoryCode object,
        @Nullable NamedCategory problem,
        Severity severity,
        Difficulty difficulty,
        OpinionLevel opinionLevel,
        @Nullable LineOfBusiness line,
        Set<Flag> flags,
        @Nullable UnitId signedOffUnit,
        @Nullable UnitId unit,
        @Nullable String handler,
        @Nullable Duty duty,
        Light light,
        List<DeadlineLine> deadlines,
        List<String> missingRules,
        List<Draft> drafts,
        List<Step> steps,
        @Nullable Dossier dossier,
        @Nullable Origin origin,
        Set<String> sealedParts,
        @Nullable Secret secret) {
    /** Content that only {@code people} may know (P7.20); null if those are not shown to the reader. */
    public record Secret(SecrecyGround ground, @Nullable List<String> people) {}

    /** Who had duty when it came in on a day that is not worked; no officers and no unit if the roster had none. */
    public record Duty(LocalDate day, @Nullable UnitId unit, List<DutyOfficer> officers) {}

    /** What an archived case holds, and why the rest is missing. */
    public record Dossier(Set<DossierPart> present, Map<DossierPart, String> missing) {}

    /**
     * Where a migrated case came from, and what that source does not tell; the state, where the other events do not
     * lead to it, and the times of closing and of the deadline are the source's.
     */
    public record Origin(
            String source,
            String sourceId,
            Set<SourceGap> gaps,
            @Nullable SourceVerdict verdict,
            @Nullable String status,
            boolean closed,
            @Nullable ComplaintState state,
            @Nullable Instant closedAt,
            @Nullable Instant dueAt) {}

    /** The case as it is shown at an instant, without its procedure. */
    public static CaseSummary of(CaseFile file, Instant asOf) {
        return of(file, asOf, Optional.empty());
    }

    /** The case, handled by that procedure, as it is shown at an instant. */
    public static CaseSummary of(CaseFile file, Instant asOf, Optional<Procedure> procedure) {
        return of(file, asOf, procedure, file.partsByPosition());
    }

    /** As above for some of a case's events, whose sealed parts are named as in the whole case. */
    public static CaseSummary of(
            CaseFile file, Instant asOf, Optional<Procedure> procedure, Map<Long, String> partNames) {
        return new CaseSummary(
                file.caseId(),
                file.receipt().number(),
                file.version(),
                file.position(),
                asOf,
                file.facts().kind(),
                file.facts().channel(),
                file.record().respondent().name(),
                file.record().respondent().kind(),
                file.record().respondent().details(),
                file.record().matter(),
                missing(file, procedure),
                file.receipt().procedure(),
                file.receivedAt(),
                file.state(),
                file.of().round(),
                file.of().classification().category(),
                file.classified().map(ComplaintClassified::object).orElse(null),
                file.classified().map(ComplaintClassified::problem).orElse(null),
                file.facts().severity(),
                file.facts().difficulty(),
                file.facts().opinionLevel(),
                file.facts().line(),
                file.facts().flags(),
                file.signedOffUnit(),
                file.unit(),
                file.of().handler(),
                duty(file),
                gravest(file, asOf),
                file.deadlines().all().stream()
                        .map(d -> DeadlineLine.of(d, asOf))
                        .toList(),
                List.of(),
                drafts(file, procedure),
                Step.of(file, partNames),
                dossier(file),
                file.origin()
                        .map(e -> new Origin(
                                e.source(),
                                e.sourceId(),
                                e.gaps(),
                                e.verdict(),
                                e.status(),
                                e.closed(),
                                e.state(),
                                e.closedAt(),
                                e.dueAt()))
                        .orElse(null),
                Parts.names(file, partNames),
                secret(file));
    }

    private static Set<RecordItem> missing(CaseFile file, Optional<Procedure> procedure) {
        var receivedOn = file.receivedAt().atZone(WorkCalendar.ZONE).toLocalDate();
        return procedure
                .flatMap(p ->
                        p.gates().asks(Requirement.COMPLETE_RECORD, file.facts().kind(), receivedOn))
                .map(clause -> file.missing())
                .orElse(Set.of());
    }

    private static List<Draft> drafts(CaseFile file, Optional<Procedure> procedure) {
        var levels = procedure
                .map(p -> p.gates().approvals())
                .filter(gate -> gate.appliesTo(file.facts()))
                .map(gate -> List.copyOf(gate.levels()))
                .orElse(List.of());
        return file.drafts().stream().map(draft -> draft.approvedBy(levels)).toList();
    }

    /** Whether a clock is open, so that its light shows the state of the case. */
    public boolean anyDeadlineOpen() {
        return deadlines.stream().anyMatch(line -> line.light() != null);
    }

    /** Whether a clock was missed, in any round. */
    public boolean anyDeadlineMissed() {
        return deadlines.stream().anyMatch(DeadlineLine::missed);
    }

    private static @Nullable Duty duty(CaseFile file) {
        var named = file.duty();
        return named == null ? null : new Duty(named.day(), named.unit(), named.officers());
    }

    private static @Nullable Secret secret(CaseFile file) {
        var secrecy = file.secrecy();
        return secrecy == null ? null : new Secret(secrecy.ground(), secrecy.people());
    }

    private static Light gravest(CaseFile file, Instant asOf) {
        return file.deadlines().all().stream()
                .filter(Deadline::isOpen)
                .map(deadline -> deadline.lightAt(asOf))
                .max(Comparator.naturalOrder())
                .orElse(Light.GREEN);
    }

    private static @Nullable Dossier dossier(CaseFile file) {
        var archived = file.all(ComplaintArchived.class);
        if (archived.isEmpty()) {
            return null;
        }
        var last = archived.get(archived.size() - 1);
        return new Dossier(last.present(), last.missing());
    }
}
