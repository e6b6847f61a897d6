/** Opening one case, and reading the whole log. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.reading;
