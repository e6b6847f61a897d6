/** The framework's own storage engines, configured as its documentation recommends. */
@NullMarked
package org.caseledger.bench.stock;

import org.jspecify.annotations.NullMarked;
