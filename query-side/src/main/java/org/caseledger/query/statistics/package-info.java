/** 统计: how many cases came in, how they were decided, answered and judged, and how fast. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.statistics;
