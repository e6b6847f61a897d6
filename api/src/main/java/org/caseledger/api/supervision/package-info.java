/** Supervision: holding times, returned and inactive cases, supervision notices, and the access log. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.supervision;
