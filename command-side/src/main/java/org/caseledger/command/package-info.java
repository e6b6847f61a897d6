/** What may happen: the ledger's aggregates, put together. */
@NullMarked
package org.caseledger.command;

import org.jspecify.annotations.NullMarked;
