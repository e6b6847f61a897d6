/** Shared by the tests of all modules: a real PostgreSQL. */
@NullMarked
package org.caseledger.testing;

import org.jspecify.annotations.NullMarked;
