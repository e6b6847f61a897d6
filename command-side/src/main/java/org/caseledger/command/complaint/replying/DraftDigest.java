package org.caseledger.command.complaint.replying;

import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Digest;

/**
 * The keyed digest of the text of a draft. A signer names the draft by it, or by the SHA-256 of the text that was read;
 * it is recorded as it was drafted.
 */
final class DraftDigest {
    private DraftDigest() {}

    static String of(String text, CaseState c, DecisionContext context) {
        return context.office().keyed(c.id(), Digest.of(text));
    }

    /** Whether this digest names the draft; a draft of an earlier version has the SHA-256 itself. */
    static boolean names(String given, String drafted, CaseState c, DecisionContext context) {
        return drafted.equals(given) || drafted.equals(context.office().keyed(c.id(), given));
    }

    static boolean isOf(String text, String drafted, CaseState c, DecisionContext context) {
        return names(Digest.of(text), drafted, c, context);
    }
}
