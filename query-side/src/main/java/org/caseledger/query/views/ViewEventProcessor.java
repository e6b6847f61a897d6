package org.caseledger.query.views;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * A view as Axon's tools see it. Shutting down pauses the view on this node, starting resumes it, and a reset builds
 * its rows anew while the old ones answer. The view folds the log in batches rather than message by message, so that
 * interceptors are never called; its segments are set by the configuration, so that they can be neither split nor
 * merged here.
 */
@RequiredArgsConstructor
public final class ViewEventProcessor implements StreamingEventProcessor {
    private final Views views;
    private final String name;

    @Override
    public String getName() {
        return name;
    }

    @Override
    public void start() {
        if (views.isPaused(name) || isError()) {
            views.resume(name);
        }
    }

    @Override
    public void shutDown() {
        views.pause(name);
    }

    @Override
    public CompletableFuture<Void> shutdownAsync() {
        // Each waits for the batch of its view: all at once, however few processors there are.
        return CompletableFuture.runAsync(this::shutDown, task -> new Thread(task).start());
    }

    @Override
    public boolean isRunning() {
        return !views.isPaused(name);
    }

    @Override
    public boolean isError() {
        return views.segments(name).stream().anyMatch(segment -> segment.failure() != null);
    }

    /** The segments of the rows that answer, or of the first ones while these are being built. */
    @Override
    public Map<Integer, EventTrackerStatus> processingStatus() {
        var all = views.segments(name);
        boolean answers = all.stream().anyMatch(SegmentStatus::live);
        boolean replaying = all.stream().anyMatch(segment -> !segment.live());
        return all.stream()
                .filter(segment -> segment.live() == answers)
                .collect(
                        Collectors.toMap(SegmentStatus::segment, segment -> new ViewTrackerStatus(segment, replaying)));
    }

    @Override
    public boolean isReplaying() {
        return views.segments(name).stream().anyMatch(segment -> !segment.live());
    }

    @Override
    public boolean supportsReset() {
        return true;
    }

    @Override
    public void resetTokens() {
        views.beginRebuild(name);
    }

    @Override
    public <R> void resetTokens(@Nullable R context) {
        resetTokens();
    }

    @Override
    public void resetTokens(Function<StreamableMessageSource<TrackedEventMessage<?>>, TrackingToken> position) {
        throw onlyFromTheBeginning();
    }

    @Override
    public <R> void resetTokens(
            Function<StreamableMessageSource<TrackedEventMessage<?>>, TrackingToken> position, @Nullable R context) {
        throw onlyFromTheBeginning();
    }

    @Override
    public <R> void resetTokens(TrackingToken position, @Nullable R context) {
        throw onlyFromTheBeginning();
    }

    private static UnsupportedOperationException onlyFromTheBeginning() {
        return new UnsupportedOperationException(
                "A view is built from the beginning of the log only: use resetTokens()");
    }

    @Override
    public String getTokenStoreIdentifier() {
        return "views.token";
    }

    @Override
    public void releaseSegment(int segment) {
        throw new UnsupportedOperationException("Any node moves any segment of a view: pause the view instead");
    }

    @Override
    public void releaseSegment(int segment, long time, TimeUnit unit) {
        releaseSegment(segment);
    }

    @Override
    public CompletableFuture<Boolean> splitSegment(int segment) {
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public CompletableFuture<Boolean> mergeSegment(int segment) {
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public int maxCapacity() {
        return processingStatus().size();
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super EventMessage<?>> interceptor) {
        return () -> true;
    }

    @Override
    public List<MessageHandlerInterceptor<? super EventMessage<?>>> getHandlerInterceptors() {
        return List.of();
    }

    /** A segment of a view in Axon's terms. */
    static Segment segment(SegmentStatus of) {
        return Segment.computeSegment(
                of.segment(), IntStream.range(0, of.segments()).toArray());
    }
}
