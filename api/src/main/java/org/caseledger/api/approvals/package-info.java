/** Approvals: the register, the check-up of signing habits, and random samples. */
@NullMarked
package org.caseledger.api.approvals;

import org.jspecify.annotations.NullMarked;
