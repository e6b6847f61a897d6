/** From a durable event on one node to the board of another. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.visible;
