package org.caseledger.stamping;

import java.time.Instant;

/**
 * A timestamp as kept: the authority's {@code answer} (DER, TimeStampResp of RFC 3161) over the SHA-256 of
 * {@code note}, which is a checkpoint of {@code size} events with the log's own signatures and no others, and the time
 * that it states.
 */
public record Stamp(long size, String authority, String note, byte[] answer, Instant at) {}
