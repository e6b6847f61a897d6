/** Realistic cases: real commands, decided by the real rules, drawn in real proportions. */
@NullMarked
package org.caseledger.bench.lives;

import org.jspecify.annotations.NullMarked;
