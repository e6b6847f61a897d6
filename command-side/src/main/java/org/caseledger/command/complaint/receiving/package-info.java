/** A complaint is registered, numbered and corrected. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.receiving;
