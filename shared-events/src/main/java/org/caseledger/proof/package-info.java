/**
 * How the log proves itself: its Merkle tree as tiles in the database, checkpoints signed by the log key, and the
 * verification of the whole log against both.
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.proof;
