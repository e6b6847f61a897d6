/**
 * What the ledger promises, put to the test with real processes, clocks and databases: nothing that was recorded is
 * skipped, lost or changed unnoticed.
 */
@NullMarked
package org.caseledger.api.drills;

import org.jspecify.annotations.NullMarked;
