/** Which archived cases are kept, sealed off, to be destroyed and destroyed (PIPL art. 47). */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.retention;
