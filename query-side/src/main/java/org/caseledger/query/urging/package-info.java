/** 催办、督办、通报: which case is to be pressed next, how cases were pressed, and who owes an answer. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.urging;
