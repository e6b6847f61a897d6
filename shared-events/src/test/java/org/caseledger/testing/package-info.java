/** What the tests of all modules share: a real PostgreSQL. */
@NullMarked
package org.caseledger.testing;

import org.jspecify.annotations.NullMarked;
