/** Findings: where handling departs from the procedure, and what is answered. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.findings;
