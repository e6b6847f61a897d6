/** One case, now or in the past: a fold of its events, read from the log itself. */
@NullMarked
package org.caseledger.query.casefile;

import org.jspecify.annotations.NullMarked;
