/** 检查表 (P1.16): the contents of an inspection sheet, and what a leader signs. */
@NullMarked
package org.caseledger.inspection;

import org.jspecify.annotations.NullMarked;
