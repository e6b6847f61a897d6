/** Supervision: holding times, returned and inactive cases, supervision notices, and the access log. */
@NullMarked
package org.caseledger.api.supervision;

import org.jspecify.annotations.NullMarked;
