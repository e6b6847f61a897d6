/** What a hundred times as many cases cost. */
@NullMarked
package org.caseledger.bench.scale;

import org.jspecify.annotations.NullMarked;
