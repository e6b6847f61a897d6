/** How many events a second go into the views when they are built anew. */
@NullMarked
package org.caseledger.bench.replay;

import org.jspecify.annotations.NullMarked;
