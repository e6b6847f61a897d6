/** 表彰、通报批评、追责 (P1.17, P3.14): what was said of units and people, in cases, by urging, and of the work as such. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.accountability;
