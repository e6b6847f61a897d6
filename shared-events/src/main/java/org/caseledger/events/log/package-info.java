/** What happens to the log itself. */
@org.jspecify.annotations.NullMarked
package org.caseledger.events.log;
