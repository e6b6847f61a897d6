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
        return summary.withRespondent(null)
                .withRespondentKind(null)
                .withRespondentDetails(null)
                .withMatter(null)
                .withDrafts(summary.drafts().stream().map(Withheld::draft).toList())
                .withSteps(summary.steps().stream().map(Withheld::step).toList())
                .withDossier(null)
                .withOrigin(null)
                .withSecret(new CaseSummary.Secret(secrecy.ground(), theNamedToo ? secrecy.people() : null));
    }

    private static Draft draft(Draft draft) {
        return draft.withDecisions(
                draft.decisions().stream().map(d -> d.withOpinion(null)).toList());
    }

    private static Step step(Step step) {
        var occurred = step.occurred();
        return step.withOccurred(new Occurred(occurred.at(), null, occurred.source()))
                .withFacts(Map.of());
    }
}
