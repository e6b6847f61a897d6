package org.caseledger.casefile;

import java.util.List;
import java.util.Optional;

/**
 * The case's own events, or those of another stream under the name of its kind; empty where the requester may not have
 * them, which the case file then states.
 */
public record CaseStream(String name, Optional<List<ProvenEvent>> events) {
    /** The name of the case's own stream. */
    public static final String EVENTS = "events";

    public CaseStream {
        events = events.map(List::copyOf);
    }
}
