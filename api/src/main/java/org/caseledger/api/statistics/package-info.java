/** 统计: the counts of cases as tables and as the report that goes upward. */
@NullMarked
package org.caseledger.api.statistics;

import org.jspecify.annotations.NullMarked;
