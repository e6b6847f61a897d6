/** How many events per second are folded into the views when they are rebuilt. */
@NullMarked
package org.caseledger.bench.replay;

import org.jspecify.annotations.NullMarked;
