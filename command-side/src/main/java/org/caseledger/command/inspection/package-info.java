/** 检查表 (P1.16): who prepares an inspection sheet, remarks, answers, sends back and signs it. */
@NullMarked
package org.caseledger.command.inspection;

import org.jspecify.annotations.NullMarked;
