/** 公众门户: citizens file complaints, see how they stand, add to them, withdraw and rate. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.portal;
