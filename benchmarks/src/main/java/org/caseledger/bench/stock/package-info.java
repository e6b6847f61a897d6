/** The framework's own storage engines, put together as its documents advise. */
@NullMarked
package org.caseledger.bench.stock;

import org.jspecify.annotations.NullMarked;
