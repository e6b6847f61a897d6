package org.caseledger.api.pages;

import java.util.List;
import org.caseledger.command.Commands;
import org.caseledger.command.ComplaintCommand;
import org.caseledger.command.JoinComplaint;
import org.caseledger.command.LinkRepeatComplaint;
import org.caseledger.command.UndoJoin;
import org.caseledger.command.UndoLink;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.repeats.RepeatCandidate;
import org.caseledger.query.repeats.Tie;
import org.jspecify.annotations.Nullable;

/** What somebody may do about the ties of a case, and the filled-in forms that do it. */
record TieOffers(CaseSummary self, List<Tie> ties, Role role) {

    /** A tie, and the form that undoes it; null where this reader does not. */
    record OfTie(Tie tie, @Nullable String undo) {}

    /** A candidate, and the forms that link it and join it; null where this reader does not. */
    record OfCandidate(RepeatCandidate candidate, @Nullable String link, @Nullable String join) {}

    /** A tie is undone on the case that was linked or joined. */
    OfTie ofTie(Tie tie) {
        return new OfTie(
                tie,
                switch (tie.kind()) {
                    case REPEATS -> form(UndoLink.class, "to", tie.number());
                    case REPEATED_BY ->
                            form(UndoLink.class, tie.caseId(), tie.state(), "to", self.number());
                    case LEAD -> form(UndoJoin.class, "", null);
                    case JOINED -> form(UndoJoin.class, tie.caseId(), tie.state(), "", null);
                    case TOGETHER -> null;
                });
    }

    /** Others join the case where it leads some already, for whoever leads joins none (P4.22). */
    OfCandidate ofCandidate(RepeatCandidate of) {
        String link = of.linked() ? null : form(LinkRepeatComplaint.class, "to", of.number());
        String join = null;
        if (has(Tie.Kind.JOINED)) {
            join = form(JoinComplaint.class, of.caseId(), of.state(), "lead", self.number());
        } else if (!has(Tie.Kind.LEAD)) {
            join = form(JoinComplaint.class, "lead", of.number());
        }
        return new OfCandidate(of, link, of.joined() ? null : join);
    }

    private boolean has(Tie.Kind kind) {
        return ties.stream().anyMatch(tie -> tie.kind() == kind);
    }

    private @Nullable String form(
            Class<? extends ComplaintCommand> command, String field, @Nullable String number) {
        return form(command, self.caseId(), self.state(), field, number);
    }

    private @Nullable String form(
            Class<? extends ComplaintCommand> command,
            CaseId on,
            ComplaintState state,
            String field,
            @Nullable String number) {
        if (!Commands.allowed(role, self.kind(), state).contains(command)) {
            return null;
        }
        return new Address("/cases/%s/do/%s".formatted(on, Commands.pathOf(command)))
                .with(field, number)
                .toString();
    }
}
