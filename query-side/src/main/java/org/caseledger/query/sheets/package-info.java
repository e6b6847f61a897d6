/** 时限计算书: how each due time of a case comes about, day by day. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.sheets;
