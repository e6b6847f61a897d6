/** How one talks to the ledger: the one main and the application that it starts. */
@NullMarked
package org.caseledger.api;

import org.jspecify.annotations.NullMarked;
