package org.caseledger.api.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseledger.api.feed.FeedEvent;
import org.caseledger.api.notices.NotSentException;

/** Another system that is sent the events of these types in order; all where there is none. */
public interface EventRecipient {
    /** What is posted, and where. */
    record Message(URI to, String body, Map<String, String> headers) {}

    String name();

    String host();

    Set<String> types();

    /**
     * The message for an event; empty if the event does not concern the recipient. Throws {@link NotSentException} if
     * it cannot be made now.
     */
    Optional<Message> message(FeedEvent event, Instant at);
}
