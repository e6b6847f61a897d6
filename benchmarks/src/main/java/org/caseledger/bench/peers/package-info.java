/** Event stores outside Java, on the same PostgreSQL with the same lives of cases. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.peers;
