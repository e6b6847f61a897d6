/** A data directory of an earlier version, opened by this one. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.upgrade;
