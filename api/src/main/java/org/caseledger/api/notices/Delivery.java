package org.caseledger.api.notices;

import java.time.Instant;
import java.util.UUID;
import org.caseledger.events.office.NoticeChannel;

/** One message to a person by a channel, not before {@code dueAt}; {@code attempts} were made. */
public record Delivery(UUID id, String person, NoticeChannel channel, Instant dueAt, int attempts) {}
