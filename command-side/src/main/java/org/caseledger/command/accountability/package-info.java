/**
 * 表彰、通报批评、追责 (P1.17, P3.14): a leader's commendations, criticism and accountability for work as such, outside any case.
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.accountability;
