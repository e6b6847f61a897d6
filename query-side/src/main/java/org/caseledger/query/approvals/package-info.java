/** Who approved, reviewed or signed off what, when, and how long it took (P9.03, P9.12). */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.approvals;
