/** What-if runs: how the cases of a period would have fared under other rules. */
@NullMarked
package org.caseledger.api.whatif;

import org.jspecify.annotations.NullMarked;
