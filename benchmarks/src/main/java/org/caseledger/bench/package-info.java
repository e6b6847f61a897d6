/** The performance of the ledger and its contestants, on one server and in one run. */
@NullMarked
package org.caseledger.bench;

import org.jspecify.annotations.NullMarked;
