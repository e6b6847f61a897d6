package org.caseledger.query.casefile;

import java.util.Map;
import org.caseledger.events.Occurred;
import org.caseledger.events.complaint.Secrecy;

/**
 * What people see of a secret case that does not name them (P7.20): that there is one, its state, whose turn it is and
 * its clocks; no free text, and not the respondent.
 */
public final class Withheld {
    private Withheld() {}

    /** The case without content restricted to the people it names, who are listed only if {@code theNamedToo}. */
    public static CaseSummary from(CaseSummary summary, Secrecy secrecy, boolean theNamedToo) {
        return new CaseSummary(
                summary.caseId(),
                summary.number(),
                summary.version(),
                summary.position(),
                summary.asOf(),
                summary.kind(),
                summary.channel(),
                null,
                null,
                null,
                null,
                summary.missingForAcceptance(),
                summary.procedure(),
                summary.receivedAt(),
                summary.state(),
                summary.round(),
                summary.category(),
                summary.object(),
                summary.problem(),
                summary.severity(),
                summary.difficulty(),
                summary.opinionLevel(),
                summary.line(),
                summary.flags(),
                summary.signedOffUnit(),
                summary.unit(),
                summary.handler(),
                summary.duty(),
                summary.light(),
                summary.deadlines(),
                summary.missingRules(),
                summary.drafts().stream().map(Withheld::draft).toList(),
                summary.steps().stream().map(Withheld::step).toList(),
                null,
                null,
                summary.sealedParts(),
                new CaseSummary.Secret(secrecy.ground(), theNamedToo ? secrecy.people() : null));
    }

    private static Draft draft(Draft draft) {
        var decisions = draft.decisions().stream()
                .map(d -> new Draft.Decision(d.level(), d.approved(), d.by(), null, d.at()))
                .toList();
        return new Draft(
                draft.number(),
                draft.part(),
                draft.digest(),
                draft.by(),
                draft.draftedAt(),
                draft.standing(),
                decisions);
    }

    private static Step step(Step step) {
        return new Step(
                step.position(),
                step.sequence(),
                step.type(),
                step.by(),
                new Occurred(step.occurred().at(), null, step.occurred().source()),
                step.recordedAt(),
                Map.of(),
                step.part());
    }
}
