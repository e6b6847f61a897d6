/** Who has duty and standby when the office does not work, and the gaps. */
@NullMarked
package org.caseledger.query.duty;

import org.jspecify.annotations.NullMarked;
