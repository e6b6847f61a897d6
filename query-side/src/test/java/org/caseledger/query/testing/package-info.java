/** Histories for the tests of views, and a real ledger to write them in. */
@NullMarked
package org.caseledger.query.testing;

import org.jspecify.annotations.NullMarked;
