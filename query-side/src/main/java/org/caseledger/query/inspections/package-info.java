/** 检查表 (P1.16): the figures of a unit in a period, who said what to them, and what is due. */
@NullMarked
package org.caseledger.query.inspections;

import org.jspecify.annotations.NullMarked;
