/** 历史数据导入: cases of another system, uploaded from a page and imported in the background. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.migration;
