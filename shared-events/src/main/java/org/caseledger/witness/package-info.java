/**
 * A witness (C2SP tlog-witness): keeps in mind the latest checkpoint of each log it watches, and
 * cosigns a later one only when the log has merely grown. It runs on a machine of its own, with a
 * key of its own, and knows nothing of the ledger but its public key.
 */
@NullMarked
package org.caseledger.witness;

import org.jspecify.annotations.NullMarked;
