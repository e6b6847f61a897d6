package org.caseledger.api.importing;

import java.time.LocalDateTime;

/**
 * When something happened, as the source tells it, in the office's time zone.
 *
 * @param at the first second of the day for a receipt and the last for a reply, when the source
 *     tells the day only
 * @param timeOfDay whether the source tells it
 */
public record SourceTime(LocalDateTime at, boolean timeOfDay) {}
