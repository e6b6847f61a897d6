/** Histories for the tests of views, and a real ledger to write them in. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.testing;
