/** Cases passed between offices: who took one over from whom, shown by both logs. */
@NullMarked
package org.caseledger.command.complaint.passing;

import org.jspecify.annotations.NullMarked;
