/**
 * The ledger asks witnesses to cosign its checkpoints, keeps what they sign, and tells what each of
 * them has refused, and why: who has seen more of the log than we have knows what we have lost.
 */
@NullMarked
package org.caseledger.cosigning;

import org.jspecify.annotations.NullMarked;
