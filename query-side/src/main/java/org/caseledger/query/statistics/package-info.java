/** 统计: how many cases came in, how they were decided, answered and judged, and how fast. */
@NullMarked
package org.caseledger.query.statistics;

import org.jspecify.annotations.NullMarked;
