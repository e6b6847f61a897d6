/** One case, now or in the past: a fold of its events, read from the log itself. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.casefile;
