/** 历史数据导入: cases of another system that are sent from a page and taken in beside the work. */
@NullMarked
package org.caseledger.api.migration;

import org.jspecify.annotations.NullMarked;
