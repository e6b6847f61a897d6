/** The statements of the parties of a complaint, folded the same way for rules and findings. */
@NullMarked
package org.caseledger.parties;

import org.jspecify.annotations.NullMarked;
