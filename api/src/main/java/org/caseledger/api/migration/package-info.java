/** 历史数据导入: cases of another system, uploaded from a page and imported in the background. */
@NullMarked
package org.caseledger.api.migration;

import org.jspecify.annotations.NullMarked;
