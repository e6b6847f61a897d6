/**
 * The formats of a transparency log: Merkle trees (RFC 6962), tiles, signed notes, checkpoints, cosignatures and proof
 * files (C2SP). They depend neither on a database nor on our events.
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.tlog;
