/** Which archived cases are kept, sealed off, to be destroyed and destroyed (PIPL art. 47). */
@NullMarked
package org.caseledger.query.retention;

import org.jspecify.annotations.NullMarked;
