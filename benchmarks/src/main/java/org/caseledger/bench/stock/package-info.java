/** The framework's own storage engines, configured as its documentation recommends. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.stock;
