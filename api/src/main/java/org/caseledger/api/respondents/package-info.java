/** 被诉方登记册 (O121-10): the register, and what came in against each of its businesses. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.respondents;
