/** Many offices in one program: what each of them takes. */
@NullMarked
package org.caseledger.bench.offices;

import org.jspecify.annotations.NullMarked;
