/** What was measured, on which machine, and which targets it meets. */
@NullMarked
package org.caseledger.bench.report;

import org.jspecify.annotations.NullMarked;
