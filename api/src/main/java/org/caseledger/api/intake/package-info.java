/** Intake: the receipt of a complaint, with cases that may be about the same matter. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.intake;
