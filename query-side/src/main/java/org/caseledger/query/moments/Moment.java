package org.caseledger.query.moments;

import java.time.Instant;

/** Which moment of a case is meant; an event of its own is counted from 0, as its ETag is. */
public sealed interface Moment {
    /** After the case's event of this number. */
    record Version(long version) implements Moment {}

    /** After the event at this position of the log. */
    record Position(long position) implements Moment {}

    /** At this time. */
    record At(Instant instant) implements Moment {}
}
