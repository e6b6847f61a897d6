package org.caseledger.api.complaints;

import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.command.gate.Rejection;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of several drafts that were to be approved together: at which {@code position}
 * of the log it was approved, or why it was not, in the words of a rule ({@code refused}, with its
 * clause) or of a message of the page ({@code why}).
 */
public record BatchResult(
        @Nullable CaseId caseId,
        @Nullable String number,
        @Nullable Long position,
        @Nullable String why,
        @Nullable String refused,
        @Nullable String clause) {

    static BatchResult done(CaseId caseId, String number, long position) {
        return new BatchResult(caseId, number, position, null, null, null);
    }

    static BatchResult not(@Nullable CaseId caseId, @Nullable String number, String why) {
        return new BatchResult(caseId, number, null, why, null, null);
    }

    static BatchResult refused(CaseId caseId, String number, Rejection rejection) {
        var refusal = rejection.refusal();
        var says = RequestLanguage.choose(refusal);
        return new BatchResult(caseId, number, null, null, says, refusal.clause());
    }

    /** Whether it was approved. */
    public boolean done() {
        return position != null;
    }
}
