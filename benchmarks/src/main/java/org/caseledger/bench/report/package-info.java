/** The results, the machine on which they were measured, and which targets they meet. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.report;
