/** Realistic cases: real commands, decided by the real rules, drawn in real proportions. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.lives;
