/** Incidents and exercises: what was done in them, what is proposed, how an exercise went (P1–P8). */
@NullMarked
package org.caseledger.query.incidents;

import org.jspecify.annotations.NullMarked;
