/** 汇总上报 (P9.04): what the center reports upward, on the worklist until it is received. */
@NullMarked
package org.caseledger.api.reporting;

import org.jspecify.annotations.NullMarked;
