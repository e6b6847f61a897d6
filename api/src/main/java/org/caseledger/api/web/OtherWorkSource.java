package org.caseledger.api.web;

import java.util.List;
import org.caseledger.events.Actor;

/** A part of the program that knows of work which waits for people and which no view counts. */
public interface OtherWorkSource {
    /** What waits for this person now; empty for nothing. */
    List<OtherWork> of(Actor actor);
}
