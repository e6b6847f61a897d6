/**
 * What the ledger promises, put to the test with real processes, clocks and databases: nothing that was recorded is
 * skipped, lost or changed unnoticed.
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.drills;
