/** The papers of a case: issued, delivered and received. */
@NullMarked
package org.caseledger.command.complaint.papers;

import org.jspecify.annotations.NullMarked;
