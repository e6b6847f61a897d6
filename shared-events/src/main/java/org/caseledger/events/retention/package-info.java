/** How long an archived case is kept, and how it is sealed off and destroyed (PIPL art. 47). */
@NullMarked
package org.caseledger.events.retention;

import org.jspecify.annotations.NullMarked;
