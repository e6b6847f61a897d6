/** Duty and standby on non-working days. */
@org.jspecify.annotations.NullMarked
package org.caseledger.events.duty;
