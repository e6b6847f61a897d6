package org.caseledger.api.notices;

import java.time.Instant;
import java.util.UUID;
import org.caseledger.events.office.NoticeChannel;

/** A message that could not be delivered: to whom, by what, how often it was tried, and why not. */
public record UndeliveredNotice(
        UUID id, String person, NoticeChannel channel, int notices, int attempts, String failure, Instant endedAt) {}
