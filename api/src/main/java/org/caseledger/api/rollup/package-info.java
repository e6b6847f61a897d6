/** 汇总上报: the figures from the logs of districts, next to those they reported (P9.04). */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.rollup;
