/** 检查表 (P1.16): the figures of a unit in a period, who said what to them, and what is due. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.inspections;
