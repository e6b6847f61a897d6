/** Reads requests: their bodies, their parameters and their idempotency keys. */
@NullMarked
package org.caseledger.api.web.requests;

import org.jspecify.annotations.NullMarked;
