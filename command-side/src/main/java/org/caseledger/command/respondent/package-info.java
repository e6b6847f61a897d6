/** 被诉方登记册 (O121-10): businesses that are complained of, one entry each. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.respondent;
