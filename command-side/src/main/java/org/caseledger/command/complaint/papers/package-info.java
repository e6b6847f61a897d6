/** The papers of a case: issued, delivered and received. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.papers;
