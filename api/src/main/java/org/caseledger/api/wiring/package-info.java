/** How the parts of the ledger are put together. */
@NullMarked
package org.caseledger.api.wiring;

import org.jspecify.annotations.NullMarked;
