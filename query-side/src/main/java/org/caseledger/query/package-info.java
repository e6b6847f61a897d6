/** The read side: views folded from the event log, and their queries. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query;
