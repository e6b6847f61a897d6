/** What-if runs: how the cases of a period would have fared under other rules. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.whatif;
