/** 签阅: what leaders and reviewers signed, and how. */
@NullMarked
package org.caseledger.api.pages.approvals;

import org.jspecify.annotations.NullMarked;
