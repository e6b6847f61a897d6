/** A leader signs off, a unit is assigned, a unit returns the case. */
@NullMarked
package org.caseledger.command.complaint.routing;

import org.jspecify.annotations.NullMarked;
