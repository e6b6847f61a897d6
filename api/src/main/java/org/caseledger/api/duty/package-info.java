/** Rosters as they come from a table, and the people on them. */
@NullMarked
package org.caseledger.api.duty;

import org.jspecify.annotations.NullMarked;
