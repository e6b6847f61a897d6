/** Who has duty and standby when the office does not work: the rosters of its units. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.duty;
