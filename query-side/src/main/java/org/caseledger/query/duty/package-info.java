/** Who has duty and standby when the office does not work, and where nobody does. */
@NullMarked
package org.caseledger.query.duty;

import org.jspecify.annotations.NullMarked;
