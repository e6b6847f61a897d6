/** Cases passed between offices: who took one over from whom, shown by both logs. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.passing;
