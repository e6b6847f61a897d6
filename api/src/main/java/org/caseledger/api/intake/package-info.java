/** Intake: a complaint as it comes in, beside those that may be about the same matter. */
@NullMarked
package org.caseledger.api.intake;

import org.jspecify.annotations.NullMarked;
