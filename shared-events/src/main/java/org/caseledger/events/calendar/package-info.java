/** The holidays and make-up working days 调休 of a year, as they were announced. */
@NullMarked
package org.caseledger.events.calendar;

import org.jspecify.annotations.NullMarked;
