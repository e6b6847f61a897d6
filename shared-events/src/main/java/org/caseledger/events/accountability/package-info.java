/** Commendation, criticism and inquiry outside any single case. */
@NullMarked
package org.caseledger.events.accountability;

import org.jspecify.annotations.NullMarked;
