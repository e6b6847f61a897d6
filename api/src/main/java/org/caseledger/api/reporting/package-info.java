/** 汇总上报 (P9.04): what the center reports upward, on the worklist until it is received. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.reporting;
