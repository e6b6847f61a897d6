/** 审查委员会 (P9.12): what the review committee concludes on the cases of a sample. */
@org.jspecify.annotations.NullMarked
package org.caseledger.review;
