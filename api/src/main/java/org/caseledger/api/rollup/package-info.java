/** 汇总上报: what the logs of districts say, beside what they reported (P9.04). */
@NullMarked
package org.caseledger.api.rollup;

import org.jspecify.annotations.NullMarked;
