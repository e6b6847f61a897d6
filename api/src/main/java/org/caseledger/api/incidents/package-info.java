/** Incidents and exercises: their commands, reports and pages, and replays of past cases. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.incidents;
