/** Commendation, criticism and inquiry outside any single case. */
@org.jspecify.annotations.NullMarked
package org.caseledger.events.accountability;
