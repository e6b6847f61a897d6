/** Pages of what other rules would have made of a period's cases. */
@NullMarked
package org.caseledger.api.pages.whatif;

import org.jspecify.annotations.NullMarked;
