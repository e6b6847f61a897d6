/** A data directory of an earlier version, opened by this one. */
@NullMarked
package org.caseledger.api.upgrade;

import org.jspecify.annotations.NullMarked;
