/** 日历订阅: what is due for a person, in the calendar of that person's own device. */
@NullMarked
package org.caseledger.api.subscription;

import org.jspecify.annotations.NullMarked;
