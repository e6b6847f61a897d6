package org.caseledger.api.processors;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The events at which processors of this node fail. The framework gives such a processor's place up, waits and tries
 * again, and calls it running all the while.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ProcessorFailures {
    private static final int LONGEST_ERROR = 500;

    /** A segment of a processor; one whose number is not known is 0. */
    private record Segment(String processor, int number) {}

    private final Map<Segment, ProcessorFailure> failures = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final Clock clock;

    /** An interceptor that reports each event that a processor handles or fails on. */
    public MessageHandlerInterceptor<EventMessage<?>> watch(String processor) {
        Gauge.builder("caseledger.processor.failing", this, of -> of.all().containsKey(processor) ? 1 : 0)
                .description("Whether the processor fails at an event on this node")
                .tag("processor", processor)
                .register(meters);
        return (unitOfWork, chain) -> {
            var segment = segment(processor, unitOfWork);
            var position = position(unitOfWork.getMessage());
            unitOfWork.afterCommit(done -> failures.remove(segment));
            unitOfWork.onRollback(failed ->
                    failed(segment, position, failed.getExecutionResult().getExceptionResult()));
            return chain.proceed();
        };
    }

    private static Segment segment(String processor, UnitOfWork<?> unitOfWork) {
        Integer number = unitOfWork.getResource("Processor[%s]/SegmentId".formatted(processor));
        return new Segment(processor, number == null ? 0 : number);
    }

    private static long position(EventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElse(0)
                : 0;
    }

    private void failed(Segment segment, long position, @Nullable Throwable why) {
        var error = String.valueOf(why);
        var shown = error.substring(0, Math.min(error.length(), LONGEST_ERROR));
        failures.compute(
                segment,
                (same, before) ->
                        new ProcessorFailure(position, before == null ? clock.instant() : before.since(), shown));
    }

    /** By processor, the first failure that no node has overcome since. */
    public SortedMap<String, ProcessorFailure> all() {
        failures.entrySet().removeIf(entry -> isOvercome(entry.getKey(), entry.getValue()));
        var first = new TreeMap<String, ProcessorFailure>();
        failures.forEach((segment, failure) -> first.merge(
                segment.processor(), failure, BinaryOperator.minBy(Comparator.comparing(ProcessorFailure::since))));
        return first;
    }

    // Another node takes the place of one that fails here, and may get on.
    private boolean isOvercome(Segment segment, ProcessorFailure failure) {
        return jdbc.sql("""
                        SELECT coalesce((token::jsonb ->> 'globalIndex')::bigint >= :position, false)
                          FROM processors.token WHERE processor = :processor AND segment = :segment
                        """)
                .param("position", failure.position())
                .param("processor", segment.processor())
                .param("segment", segment.number())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
