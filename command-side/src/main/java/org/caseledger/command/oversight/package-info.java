/** What people do about cases rather than in them: answers to findings, openings. */
@NullMarked
package org.caseledger.command.oversight;

import org.jspecify.annotations.NullMarked;
