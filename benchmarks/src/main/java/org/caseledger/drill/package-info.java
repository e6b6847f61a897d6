/** A cluster of the ledger is set up as an office runs one, and its parts fail under load. */
@NullMarked
package org.caseledger.drill;

import org.jspecify.annotations.NullMarked;
