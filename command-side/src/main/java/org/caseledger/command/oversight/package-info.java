/** What people do about cases rather than in them: answers to findings, openings. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.oversight;
