/** The facts that the ledger records, and the terms of the domain. */
@org.jspecify.annotations.NullMarked
package org.caseledger.events;
