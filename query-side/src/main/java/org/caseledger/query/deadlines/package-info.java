/** The clocks of all cases: what is due soon, what is late, and how well the limits are kept. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.deadlines;
