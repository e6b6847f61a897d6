/** An extension of an office's own, and what becomes of events that it cannot handle. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.processors;
