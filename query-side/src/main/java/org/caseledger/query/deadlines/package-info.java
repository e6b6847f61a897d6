/** The clocks of all cases: what is due soon, what is late, and how well the limits are kept. */
@NullMarked
package org.caseledger.query.deadlines;

import org.jspecify.annotations.NullMarked;
