/** The commitments of an office: deadline rules, gates, the working-day calendar and the calculation of due times. */
@NullMarked
package org.caseledger.procedure;

import org.jspecify.annotations.NullMarked;
