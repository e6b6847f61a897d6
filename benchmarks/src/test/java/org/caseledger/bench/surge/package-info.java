@NullMarked
package org.caseledger.bench.surge;

import org.jspecify.annotations.NullMarked;
