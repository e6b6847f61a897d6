/** How one talks to the ledger: the one main and the application that it starts. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api;
