/** Webhooks: other systems that are sent the events of the log, signed and in order. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.webhooks;
