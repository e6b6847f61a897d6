/** 检查表 (P1.16): the contents of an inspection sheet, and what a leader signs. */
@org.jspecify.annotations.NullMarked
package org.caseledger.inspection;
