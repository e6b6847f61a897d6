/** 随机抽样 (P9.12): samples of cases, and what the review committee concludes on them. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.sampling;
