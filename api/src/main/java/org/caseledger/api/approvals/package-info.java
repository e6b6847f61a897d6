/** Approvals: the register, the check-up of signing habits, and random samples. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.approvals;
