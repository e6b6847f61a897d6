/** How many events per second are folded into the views when they are rebuilt. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.replay;
