/** An entry of the register of respondents, as both sides fold it. */
@NullMarked
package org.caseledger.respondent;

import org.jspecify.annotations.NullMarked;
