/** 封存 and 销毁: archived cases are sealed off and destroyed when their period is over. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.retention;
