/** 汇总上报 (P9.04): what is, was and will be reported upward. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.reporting;
