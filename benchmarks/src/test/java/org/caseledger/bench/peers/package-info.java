/** Tests of what the peers need of this machine. */
@NullMarked
package org.caseledger.bench.peers;

import org.jspecify.annotations.NullMarked;
