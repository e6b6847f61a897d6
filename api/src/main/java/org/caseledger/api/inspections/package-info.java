/** 检查表 (P1.16): the sheet as a document of one page. */
@NullMarked
package org.caseledger.api.inspections;

import org.jspecify.annotations.NullMarked;
