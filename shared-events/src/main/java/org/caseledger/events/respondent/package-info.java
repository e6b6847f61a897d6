/** 被诉方登记册: businesses that are complained of, by their names, codes and addresses. */
@NullMarked
package org.caseledger.events.respondent;

import org.jspecify.annotations.NullMarked;
