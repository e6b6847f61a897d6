/** 汇总上报: what is reported upward for a period (P9.04). */
@NullMarked
package org.caseledger.events.reporting;

import org.jspecify.annotations.NullMarked;
