/** 汇总上报: one fold of a report upward that both sides share (P9.04). */
@org.jspecify.annotations.NullMarked
package org.caseledger.reporting;
