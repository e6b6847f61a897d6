/** Deadlines: what is due, what is overdue, and how each due time is calculated. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.deadlines;
