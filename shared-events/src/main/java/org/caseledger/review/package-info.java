/** 审查委员会 (P9.12): what the review committee concludes on the cases of a sample. */
@NullMarked
package org.caseledger.review;

import org.jspecify.annotations.NullMarked;
