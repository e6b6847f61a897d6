/** What passes between offices with a case: who took it over from whom, shown by both logs. */
@NullMarked
package org.caseledger.command.complaint.passing;

import org.jspecify.annotations.NullMarked;
