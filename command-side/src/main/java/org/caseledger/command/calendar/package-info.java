/** 放假安排: what an administrator records of the holidays of a year (O121-45). */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.calendar;
