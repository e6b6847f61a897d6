package org.caseledger.proof;

import org.caseledger.tlog.VerifierKey;

/** A key of the log, and the size of the first tree that it signed; 0 for the first key. */
public record LogKey(VerifierKey verifier, long validFrom) {}
