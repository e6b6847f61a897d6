/** Tests of the servers on which a run is measured. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.server;
