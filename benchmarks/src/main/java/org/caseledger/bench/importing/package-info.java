/** Histories of another system are imported, with the views of all of them. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.importing;
