/**
 * The ledger asks witnesses to cosign its checkpoints, stores their signatures, and reports what each of them has
 * refused and why: a witness that has seen more of the log than we have knows what we have lost.
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.cosigning;
