/** The PostgreSQL that everything of a run is measured on, with every commit on disk. */
@NullMarked
package org.caseledger.bench.server;

import org.jspecify.annotations.NullMarked;
