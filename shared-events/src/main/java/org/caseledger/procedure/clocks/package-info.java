/**
 * How the clocks of a case follow from what is done with it, by any procedure and calendar: pure, so that the past can
 * be reckoned by other rules than its own.
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.procedure.clocks;
