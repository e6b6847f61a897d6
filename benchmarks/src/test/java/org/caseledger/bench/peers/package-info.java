/** Tests of what the peers need of this machine. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.peers;
