/** A case is marked as secret and released. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.secrecy;
