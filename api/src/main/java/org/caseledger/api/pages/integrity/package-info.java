/** Pages on which the log is trusted: what is signed, what a case proves, and what was then. */
@NullMarked
package org.caseledger.api.pages.integrity;

import org.jspecify.annotations.NullMarked;
