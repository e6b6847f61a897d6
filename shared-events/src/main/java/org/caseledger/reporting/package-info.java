/** 汇总上报: one fold of a report upward that both sides share (P9.04). */
@NullMarked
package org.caseledger.reporting;

import org.jspecify.annotations.NullMarked;
