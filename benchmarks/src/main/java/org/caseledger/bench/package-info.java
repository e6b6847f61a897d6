/** The performance of the ledger and its contestants, on one server and in one run. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench;
