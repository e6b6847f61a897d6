/** Past states of the board and of single cases. */
@NullMarked
package org.caseledger.api.past;

import org.jspecify.annotations.NullMarked;
