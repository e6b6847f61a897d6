/** Event stores outside Java, on the same PostgreSQL with the same lives of cases. */
@NullMarked
package org.caseledger.bench.peers;

import org.jspecify.annotations.NullMarked;
