/** The statements of the parties of a complaint, folded the same way for rules and findings. */
@org.jspecify.annotations.NullMarked
package org.caseledger.parties;
