/** What happens to the log itself. */
@NullMarked
package org.caseledger.events.log;

import org.jspecify.annotations.NullMarked;
