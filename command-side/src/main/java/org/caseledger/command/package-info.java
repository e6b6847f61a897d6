/** What may happen: the ledger's aggregates, put together. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command;
