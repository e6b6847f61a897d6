/** A day with a surge in one province, simulated: queues of people and of shared machines. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.surge;
