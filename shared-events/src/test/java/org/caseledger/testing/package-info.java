/** Shared by the tests of all modules: a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package org.caseledger.testing;
