/** Many offices in one program: what each of them takes. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.offices;
