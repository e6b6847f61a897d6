/** What a district's ledger gives to the mirror of its superior. */
@NullMarked
package org.caseledger.api.mirror;

import org.jspecify.annotations.NullMarked;
