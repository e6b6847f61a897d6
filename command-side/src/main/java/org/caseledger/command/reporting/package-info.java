/** 汇总上报 (P9.04): what the complaint center reports upward, by when, and whether it arrived. */
@NullMarked
package org.caseledger.command.reporting;

import org.jspecify.annotations.NullMarked;
