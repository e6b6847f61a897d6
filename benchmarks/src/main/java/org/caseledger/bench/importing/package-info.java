/** Histories of another system are imported, with the views of all of them. */
@NullMarked
package org.caseledger.bench.importing;

import org.jspecify.annotations.NullMarked;
