/** 检查表 (P1.16): what an inspection sheet holds, and what a leader signs of it. */
@NullMarked
package org.caseledger.inspection;

import org.jspecify.annotations.NullMarked;
