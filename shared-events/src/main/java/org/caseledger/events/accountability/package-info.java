/** Commendations and criticisms that concern no single case. */
@NullMarked
package org.caseledger.events.accountability;

import org.jspecify.annotations.NullMarked;
