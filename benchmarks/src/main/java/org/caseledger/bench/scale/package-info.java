/** The cost of a hundred times as many cases. */
@NullMarked
package org.caseledger.bench.scale;

import org.jspecify.annotations.NullMarked;
