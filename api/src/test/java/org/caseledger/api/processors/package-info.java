/** An extension of an office's own, and what becomes of events that it cannot handle. */
@NullMarked
package org.caseledger.api.processors;

import org.jspecify.annotations.NullMarked;
