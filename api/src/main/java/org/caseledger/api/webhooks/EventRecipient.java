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
     * What it is told of an event; nothing of one that does not concern it. Throws {@link
     * NotSentException} where it cannot be told now.
     */
    Optional<Message> message(FeedEvent event, Instant at);
}
