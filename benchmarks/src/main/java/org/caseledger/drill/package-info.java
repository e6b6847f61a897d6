/** A cluster of the ledger is set up as an office runs one, and its parts fail under load. */
@org.jspecify.annotations.NullMarked
package org.caseledger.drill;
