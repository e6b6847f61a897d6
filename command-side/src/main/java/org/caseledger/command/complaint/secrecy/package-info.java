/** A case is marked as secret and released. */
@NullMarked
package org.caseledger.command.complaint.secrecy;

import org.jspecify.annotations.NullMarked;
