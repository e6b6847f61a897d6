/**
 * How the log proves itself: its Merkle tree as tiles in the database, checkpoints signed by the log key, and the
 * verification of the whole log against both.
 */
@NullMarked
package org.caseledger.proof;

import org.jspecify.annotations.NullMarked;
