/** One case as it stands or stood: a fold of its events, read from the log itself. */
@NullMarked
package org.caseledger.query.casefile;

import org.jspecify.annotations.NullMarked;
