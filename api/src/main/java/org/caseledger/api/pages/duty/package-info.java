/** 值班备勤 as pages: the calendar of a month, who answers now, and how a roster is changed. */
@NullMarked
package org.caseledger.api.pages.duty;

import org.jspecify.annotations.NullMarked;
