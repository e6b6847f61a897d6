/** Deadlines: what is due, what is overdue, and how each due time is calculated. */
@NullMarked
package org.caseledger.api.deadlines;

import org.jspecify.annotations.NullMarked;
