/** A complaint is registered, numbered and corrected. */
@NullMarked
package org.caseledger.command.complaint.receiving;

import org.jspecify.annotations.NullMarked;
