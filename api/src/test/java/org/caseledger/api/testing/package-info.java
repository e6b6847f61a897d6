/** The whole program for tests: started on a database, asked over real HTTP. */
@NullMarked
package org.caseledger.api.testing;

import org.jspecify.annotations.NullMarked;
