package org.caseledger.casefile;

import java.util.List;
import java.util.Optional;

/**
 * The case's own events, or those beside it under the name of their kind; empty where whoever asked
 * may not have them, which the case file then says.
 */
public record CaseStream(String name, Optional<List<ProvenEvent>> events) {

    /** The name of the case's own stream. */
    public static final String EVENTS = "events";

    public CaseStream {
        events = events.map(List::copyOf);
    }
}
