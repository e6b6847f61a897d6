/** 被诉方登记册 (O121-10): businesses that are complained of, one entry each. */
@NullMarked
package org.caseledger.command.respondent;

import org.jspecify.annotations.NullMarked;
