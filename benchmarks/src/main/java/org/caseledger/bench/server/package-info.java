/** The PostgreSQL on which a whole run is measured, with every commit on disk. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.server;
