/** 被诉方登记册: the entries, which of them are joined, and how to find one. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.respondents;
