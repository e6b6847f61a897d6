/** 放假安排: what an administrator records of the holidays of a year (O121-45). */
@NullMarked
package org.caseledger.command.calendar;

import org.jspecify.annotations.NullMarked;
