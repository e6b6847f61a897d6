/** Webhooks: other systems that are sent the events of the log, signed and in order. */
@NullMarked
package org.caseledger.api.webhooks;

import org.jspecify.annotations.NullMarked;
