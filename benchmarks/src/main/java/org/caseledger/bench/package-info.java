/** How fast the ledger is, on one server and in one run with what it is compared with. */
@NullMarked
package org.caseledger.bench;

import org.jspecify.annotations.NullMarked;
