/** The log for other systems: its events in order, as pages and as a stream (CloudEvents 1.0). */
@NullMarked
package org.caseledger.api.feed;

import org.jspecify.annotations.NullMarked;
