/** 推演: what other rules would have made of the cases of a period; nothing in the ledger changes. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.whatif;
