/** Facts about the people who use the ledger, kept separate from the case they concern. */
@org.jspecify.annotations.NullMarked
package org.caseledger.events.oversight;
