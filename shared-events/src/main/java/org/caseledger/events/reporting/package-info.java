/** 汇总上报: what is reported upward for a period (P9.04). */
@org.jspecify.annotations.NullMarked
package org.caseledger.events.reporting;
