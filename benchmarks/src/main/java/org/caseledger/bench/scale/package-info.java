/** The cost of a hundred times as many cases. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.scale;
