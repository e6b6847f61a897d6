/** Tests of the servers on which a run is measured. */
@NullMarked
package org.caseledger.bench.server;

import org.jspecify.annotations.NullMarked;
