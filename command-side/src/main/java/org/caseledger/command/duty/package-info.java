/** Who has duty and standby when the office does not work: the rosters of its units. */
@NullMarked
package org.caseledger.command.duty;

import org.jspecify.annotations.NullMarked;
