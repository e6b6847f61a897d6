/** 公众门户: citizens file complaints, see how they stand, add to them, withdraw and rate. */
@NullMarked
package org.caseledger.api.portal;

import org.jspecify.annotations.NullMarked;
