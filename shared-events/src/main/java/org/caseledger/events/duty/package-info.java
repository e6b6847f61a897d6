/** Who has duty or standby on days that are not worked. */
@NullMarked
package org.caseledger.events.duty;

import org.jspecify.annotations.NullMarked;
