/**
 * The formats of a transparency log: Merkle trees (RFC 6962), tiles, signed notes, checkpoints,
 * cosignatures and proof files (C2SP). It knows neither a database nor our events.
 */
@NullMarked
package org.caseledger.tlog;

import org.jspecify.annotations.NullMarked;
