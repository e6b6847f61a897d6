/** The facts that the ledger records, and the terms of the domain. */
@NullMarked
package org.caseledger.events;

import org.jspecify.annotations.NullMarked;
