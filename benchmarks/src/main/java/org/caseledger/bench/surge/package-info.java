/** A day with a surge in one province, simulated: queues of people and of shared machines. */
@NullMarked
package org.caseledger.bench.surge;

import org.jspecify.annotations.NullMarked;
