/** 汇总上报 (P9.04): what is, was and will be reported upward. */
@NullMarked
package org.caseledger.query.reporting;

import org.jspecify.annotations.NullMarked;
