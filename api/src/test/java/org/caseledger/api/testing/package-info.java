/** The whole program for tests: started on a database, asked over real HTTP. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.testing;
