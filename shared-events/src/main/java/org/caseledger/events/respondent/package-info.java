/** 被诉方登记册: businesses that are complained of, by their names, codes and addresses. */
@org.jspecify.annotations.NullMarked
package org.caseledger.events.respondent;
