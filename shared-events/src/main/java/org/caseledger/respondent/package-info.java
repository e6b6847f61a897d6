/** An entry of the register of respondents, as both sides fold it. */
@org.jspecify.annotations.NullMarked
package org.caseledger.respondent;
