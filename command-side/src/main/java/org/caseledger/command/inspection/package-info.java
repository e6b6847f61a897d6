/** 检查表 (P1.16): who prepares an inspection sheet, remarks, answers, sends back and signs it. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.inspection;
