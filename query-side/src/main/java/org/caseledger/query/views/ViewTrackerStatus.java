package org.caseledger.query.views;

import java.util.OptionalLong;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** How far a segment of a view is, in Axon's terms: its position in the log is its token. */
record ViewTrackerStatus(SegmentStatus status, boolean replaying) implements EventTrackerStatus {
    @Override
    public Segment getSegment() {
        return ViewEventProcessor.segment(status);
    }

    @Override
    public boolean isCaughtUp() {
        return status.caughtUp();
    }

    @Override
    public boolean isReplaying() {
        return replaying;
    }

    @Override
    public boolean isMerging() {
        return false;
    }

    @Override
    public OptionalLong mergeCompletedPosition() {
        return OptionalLong.empty();
    }

    @Override
    public TrackingToken getTrackingToken() {
        return new GlobalSequenceTrackingToken(status.position());
    }

    @Override
    public boolean isErrorState() {
        return status.failure() != null;
    }

    @Override
    public @Nullable Throwable getError() {
        return status.failure();
    }

    @Override
    public OptionalLong getCurrentPosition() {
        return OptionalLong.of(status.position());
    }

    @Override
    public OptionalLong getResetPosition() {
        return OptionalLong.empty();
    }
}
