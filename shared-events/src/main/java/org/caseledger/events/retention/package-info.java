/** How long an archived case is kept, and how it is sealed off and destroyed (PIPL art. 47). */
@org.jspecify.annotations.NullMarked
package org.caseledger.events.retention;
