/** Event processors: how far they are, and the events that they could not handle. */
@NullMarked
package org.caseledger.api.processors;

import org.jspecify.annotations.NullMarked;
