/** A leader signs off, a unit is assigned, a unit returns the case. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.routing;
