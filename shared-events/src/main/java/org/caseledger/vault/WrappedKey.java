package org.caseledger.vault;

import org.caseledger.events.CaseId;

/** The key of a case as it stands in the database: under a key that is not there. */
record WrappedKey(CaseId caseId, byte[] key) {}
