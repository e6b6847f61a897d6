/**
 * A witness (C2SP tlog-witness): remembers the latest checkpoint of each log it watches, and cosigns a later one only
 * if the log has only grown. It runs on its own machine, with its own key, and knows nothing of the ledger except its
 * public key.
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.witness;
