package org.caseledger.api.importing;

import java.time.LocalDateTime;

/**
 * When something happened according to the source, in the office's time zone.
 *
 * @param at the first second of the day for a receipt and the last for a reply, when the source has the day only
 * @param timeOfDay whether the source has it
 */
public record SourceTime(LocalDateTime at, boolean timeOfDay) {}
