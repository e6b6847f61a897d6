/**
 * Incidents and exercises: who may declare, handle, close and evaluate them, and what must come before what (P1 §5, P2
 * §5, P3, P5, P6 §5, P7 §4, P8).
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.incident;
