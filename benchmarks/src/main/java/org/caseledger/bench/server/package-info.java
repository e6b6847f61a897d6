/** The PostgreSQL on which a whole run is measured, with every commit on disk. */
@NullMarked
package org.caseledger.bench.server;

import org.jspecify.annotations.NullMarked;
