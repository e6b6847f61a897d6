/** The holidays and make-up working days 调休 of a year, as they were announced. */
@org.jspecify.annotations.NullMarked
package org.caseledger.events.calendar;
