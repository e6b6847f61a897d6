/** The results, the machine on which they were measured, and which targets they meet. */
@NullMarked
package org.caseledger.bench.report;

import org.jspecify.annotations.NullMarked;
