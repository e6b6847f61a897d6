/** Findings: where handling departs from the procedure, and what is answered. */
@NullMarked
package org.caseledger.api.findings;

import org.jspecify.annotations.NullMarked;
