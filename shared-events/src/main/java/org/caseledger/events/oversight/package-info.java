/** Facts about the people who use the ledger, kept separate from the case they concern. */
@NullMarked
package org.caseledger.events.oversight;

import org.jspecify.annotations.NullMarked;
