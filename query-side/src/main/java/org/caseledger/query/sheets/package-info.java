/** 时限计算书: how each due time of a case comes about, day by day. */
@NullMarked
package org.caseledger.query.sheets;

import org.jspecify.annotations.NullMarked;
