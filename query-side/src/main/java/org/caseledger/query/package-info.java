/** The read side: views folded from the event log, and their queries. */
@NullMarked
package org.caseledger.query;

import org.jspecify.annotations.NullMarked;
