/** 汇总上报 (P9.04): what the complaint center reports upward, by when, and whether it arrived. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.reporting;
