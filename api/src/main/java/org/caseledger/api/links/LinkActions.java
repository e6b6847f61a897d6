package org.caseledger.api.links;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.caseledger.api.web.Address;
import org.caseledger.command.complaint.handling.HandlingCommand.DeclineComplaint;
import org.caseledger.command.complaint.links.LinkCommand.JoinComplaint;
import org.caseledger.command.complaint.links.LinkCommand.LinkRepeatComplaint;
import org.caseledger.command.complaint.links.LinkCommand.RecordNewFacts;
import org.caseledger.command.complaint.links.LinkCommand.UndoJoin;
import org.caseledger.command.complaint.links.LinkCommand.UndoLink;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.repeats.CaseLink;
import org.caseledger.query.repeats.RepeatCandidate;
import org.jspecify.annotations.Nullable;

/** What a person may do about the links of a case, and the filled-in forms that do it. */
final class LinkActions {
    private final CaseSummary self;
    private final List<CaseLink> ties;
    private final Set<CaseId> unlinked;
    private final Set<CaseId> parted;
    private final Set<CaseId> linking;
    private final Set<CaseId> joining;
    private final Set<CaseId> declining;
    private final Set<CaseId> adding;

    /** Asks of which of some cases a command may be given now. */
    interface Offering extends BiFunction<Collection<CaseId>, Class<? extends ComplaintCommand>, Set<CaseId>> {}

    LinkActions(CaseSummary self, List<CaseLink> ties, List<RepeatCandidate> candidates, Offering offered) {
        this.self = self;
        this.ties = ties;
        var tied = and(self, ties.stream().map(CaseLink::caseId));
        this.unlinked = offered.apply(tied, UndoLink.class);
        this.parted = offered.apply(tied, UndoJoin.class);
        this.linking = offered.apply(List.of(self.caseId()), LinkRepeatComplaint.class);
        this.joining = offered.apply(and(self, candidates.stream().map(RepeatCandidate::caseId)), JoinComplaint.class);
        var own = List.of(self.caseId());
        this.declining = self.kind() == ComplaintKind.REPORT ? offered.apply(own, DeclineComplaint.class) : Set.of();
        this.adding = offered.apply(own, RecordNewFacts.class);
    }

    private static List<CaseId> and(CaseSummary self, Stream<CaseId> others) {
        return Stream.concat(Stream.of(self.caseId()), others).distinct().toList();
    }

    /**
     * A tie, and the forms that undo it and record the new facts of a joined report; null where this reader does not.
     */
    record OfTie(
            CaseLink tie, @Nullable String undo, @Nullable String newFacts) {}

    /**
     * A candidate, and the forms that link it, join it, and decline this report as its repeat; null where this reader
     * does not.
     */
    record OfCandidate(
            RepeatCandidate candidate,
            @Nullable String link,
            @Nullable String join,
            @Nullable String decline) {}

    /** A tie is undone on the case that was linked or joined. */
    OfTie ofTie(CaseLink tie) {
        return new OfTie(
                tie,
                switch (tie.kind()) {
                    case REPEATS -> unlink(self.caseId(), tie.number());
                    case REPEATED_BY -> unlink(tie.caseId(), self.number());
                    case LEAD -> part(self.caseId());
                    case JOINED -> part(tie.caseId());
                    case TOGETHER, HALF -> null;
                },
                tie.kind() == CaseLink.Kind.JOINED
                        ? form(adding, RecordNewFacts.class, self.caseId(), "in", tie.number())
                        : null);
    }

    /** Others join the case where it leads some already, for whoever leads joins none (P4.22). */
    OfCandidate ofCandidate(RepeatCandidate of) {
        var link = form(linking, LinkRepeatComplaint.class, self.caseId(), "to", of.number());
        var join = leads()
                ? form(joining, JoinComplaint.class, of.caseId(), "lead", self.number())
                : form(joining, JoinComplaint.class, self.caseId(), "lead", of.number());
        var decline = form(declining, DeclineComplaint.class, self.caseId(), "repeats", of.number());
        return new OfCandidate(
                of,
                of.linked() ? null : link,
                of.joined() ? null : join,
                of.receivedAt().isBefore(self.receivedAt()) ? decline : null);
    }

    private boolean leads() {
        return ties.stream().anyMatch(tie -> tie.kind() == CaseLink.Kind.JOINED);
    }

    private @Nullable String unlink(CaseId on, String to) {
        return form(unlinked, UndoLink.class, on, "to", to);
    }

    private @Nullable String part(CaseId on) {
        return form(parted, UndoJoin.class, on, "", null);
    }

    private static @Nullable String form(
            Set<CaseId> offered,
            Class<? extends ComplaintCommand> command,
            CaseId on,
            String field,
            @Nullable String number) {
        if (!offered.contains(on)) {
            return null;
        }
        return new Address("/cases/%s/do/%s".formatted(on, Commands.pathOf(command)))
                .with(field, number)
                .toString();
    }
}
