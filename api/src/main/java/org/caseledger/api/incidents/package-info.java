/** Incidents and exercises: their commands, reports and pages, and replays of past cases. */
@NullMarked
package org.caseledger.api.incidents;

import org.jspecify.annotations.NullMarked;
