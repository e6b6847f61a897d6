/** Opening one case, and reading the whole log. */
@NullMarked
package org.caseledger.bench.reading;

import org.jspecify.annotations.NullMarked;
