/** The log for other systems: its events in order, as pages and as a stream (CloudEvents 1.0). */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.feed;
