/** 日历订阅: what is due for a person, in the calendar of that person's own device. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.subscription;
