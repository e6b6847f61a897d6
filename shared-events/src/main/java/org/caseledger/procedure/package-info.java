/** The commitments of an office: deadline rules, gates, the working-day calendar and the calculation of due times. */
@org.jspecify.annotations.NullMarked
package org.caseledger.procedure;
