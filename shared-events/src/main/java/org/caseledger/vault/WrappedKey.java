package org.caseledger.vault;

import org.caseledger.events.CaseId;

/** The key of a case as stored in the database, wrapped under a key that is not there. */
record WrappedKey(CaseId caseId, byte[] key) {}
