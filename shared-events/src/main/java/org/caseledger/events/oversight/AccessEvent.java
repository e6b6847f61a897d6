package org.caseledger.events.oversight;

import org.caseledger.events.BesideCase;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody came in, tried to, or looked for, read or took something (P1.08); recorded before the
 * answer is given. Texts that were typed are never in it, only codes of them.
 */
public sealed interface AccessEvent extends OversightEvent, BesideCase
        permits PersonLoggedIn, PersonLoggedOut, LoginsEnded, LoginFailed, CasesSearched, RecordsRead {

    @Override
    default @Nullable CaseId caseId() {
        return null;
    }

    /** The network address of the client; empty for the command line of the server. */
    String address();

    /**
     * What nobody can guess, so that nobody guesses the rest from the hash in a public leaf; null
     * before it is recorded, and in events of before (revision 1).
     */
    @Nullable
    String salt();

    /** The same with this salt, as it is recorded. */
    AccessEvent salted(String with);
}
