/** Event processors: how far they are, and the events that they could not handle. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.processors;
