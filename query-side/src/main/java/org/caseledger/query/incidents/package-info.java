/** Incidents and exercises: what was done in them, what is proposed, how an exercise went (P1–P8). */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.incidents;
