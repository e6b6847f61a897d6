/** How the parts of the ledger are put together. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.wiring;
