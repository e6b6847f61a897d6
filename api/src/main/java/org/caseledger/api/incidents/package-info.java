/** Incidents as documents that go upward. */
@NullMarked
package org.caseledger.api.incidents;

import org.jspecify.annotations.NullMarked;
