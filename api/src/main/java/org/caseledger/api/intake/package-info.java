/** Intake: the receipt of a complaint, with cases that may be about the same matter. */
@NullMarked
package org.caseledger.api.intake;

import org.jspecify.annotations.NullMarked;
