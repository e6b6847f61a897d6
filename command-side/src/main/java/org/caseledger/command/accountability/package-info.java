/** 表彰、通报批评、追责 (P1.17, P3.14): what a leader says of work as such, beside any case. */
@NullMarked
package org.caseledger.command.accountability;

import org.jspecify.annotations.NullMarked;
