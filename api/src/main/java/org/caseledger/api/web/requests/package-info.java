/** Reads requests: their bodies, their parameters and their idempotency keys. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.web.requests;
