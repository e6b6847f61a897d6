/** Duty and standby on non-working days. */
@NullMarked
package org.caseledger.events.duty;

import org.jspecify.annotations.NullMarked;
