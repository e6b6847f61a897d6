/** Who has duty and standby when the office does not work, and the gaps. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.duty;
