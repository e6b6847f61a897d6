package org.caseledger.api.processors;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.oversight.ReadKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Status of the event processors, and the retry of their dead letters. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Processors {
    private static final int MOST_ROWS = 200;

    private record Count(String processor, long letters) {}

    private final EventProcessingConfiguration processing;
    private final ProcessorFailures failures;
    private final JdbcClient jdbc;

    /** All event processors, by name. */
    public List<ProcessorStatus> status() {
        Map<String, Long> letters =
                jdbc.sql("""
                                SELECT processing_group AS processor, count(*) AS letters
                                  FROM processors.dead_letter GROUP BY 1
                                """).query(Count.class).stream().collect(Collectors.toMap(Count::processor, Count::letters));
        var failing = failures.all();
        return new TreeMap<>(processing.eventProcessors())
                .values().stream()
                        .map(p -> status(p, failing.get(p.getName()), letters.getOrDefault(p.getName(), 0L)))
                        .toList();
    }

    /**
     * Stops a processor while something is done; it then continues with what was recorded since an instant. Throws
     * {@link IllegalArgumentException} if no processor of that name follows the log.
     */
    public void skip(String name, Instant until, Runnable meanwhile) {
        var processor = processing
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow(() -> new IllegalArgumentException(name));
        processor.shutDown();
        try {
            meanwhile.run();
            processor.resetTokens(source -> source.createTokenAt(until));
        } finally {
            processor.start();
        }
    }

    private static ProcessorStatus status(
            EventProcessor processor, @Nullable ProcessorFailure failure, long deadLetters) {
        var state = state(processor, failure);
        return new ProcessorStatus(
                processor.getName(),
                state,
                state == ProcessorState.RUNNING,
                state == ProcessorState.FAILING,
                failure == null ? null : failure.since(),
                failure == null ? null : failure.error(),
                failure == null ? position(processor) : Long.valueOf(failure.position() - 1),
                deadLetters);
    }

    private static ProcessorState state(EventProcessor processor, @Nullable ProcessorFailure failure) {
        if (failure != null || processor.isError()) {
            return ProcessorState.FAILING;
        }
        return processor.isRunning() ? ProcessorState.RUNNING : ProcessorState.STOPPED;
    }

    private static @Nullable Long position(EventProcessor processor) {
        if (!(processor instanceof StreamingEventProcessor streaming)) {
            return null;
        }
        return streaming.processingStatus().values().stream()
                .map(EventTrackerStatus::getCurrentPosition)
                .map(p -> p.isPresent() ? p.getAsLong() : 0L)
                .min(Long::compare)
                .orElse(null);
    }

    /** The dead letters of a processor, oldest first; empty when there is no such processor. */
    public Optional<List<DeadLetterRow>> deadLetters(String name) {
        if (!processing.eventProcessors().containsKey(name)) {
            return Optional.empty();
        }
        return Optional.of(jdbc.sql("""
                                SELECT payload_type AS type, stream_id, sequence, enqueued_at, cause_message AS cause
                                  FROM processors.dead_letter
                                 WHERE processing_group = :name
                                 ORDER BY enqueued_at, sequence_id, sequence_index
                                 LIMIT :most
                                """)
                .param("name", name)
                .param("most", MOST_ROWS)
                .query(DeadLetterRow.class)
                .list());
    }

    /** Rests those of this node; what is recorded meanwhile is handled when the ledger serves. */
    public void rest() {
        processing.eventProcessors().values().forEach(EventProcessor::shutDown);
    }

    /**
     * Handles the dead letters of a processor again, each stream up to its first event that fails again; empty when
     * there is no such processor.
     */
    public Optional<Retried> retry(String name) {
        return processing.sequencedDeadLetterProcessor(name).map(letters -> {
            long before = count(name, "*");
            // One that fails again comes last: each stream has its turn once.
            for (long streams = count(name, "DISTINCT sequence_id"); streams > 0; streams--) {
                letters.processAny();
            }
            long left = count(name, "*");
            return new Retried(Math.max(0, before - left), left);
        });
    }

    private long count(String name, String what) {
        return jdbc.sql("SELECT count(%s) FROM processors.dead_letter WHERE processing_group = :name".formatted(what))
                .param("name", name)
                .query(Long.class)
                .single();
    }

    /** Event processors, for the administrator. */
    @RestController
    @Tag(name = "processors 事件处理器")
    @RequiredArgsConstructor
    static class ProcessorsController {
        private final Processors processors;
        private final AccessLog accesses;

        @GetMapping("/api/processors")
        List<ProcessorStatus> status() {
            return processors.status();
        }

        @GetMapping("/api/processors/{name}/dead-letters")
        List<DeadLetterRow> deadLetters(@PathVariable String name, LoggedIn person) {
            var letters = processors.deadLetters(name).orElseThrow(NotFoundException::new);
            accesses.read(ReadKind.DEAD_LETTERS, name, person.actor());
            return letters;
        }

        @PostMapping("/api/processors/{name}/dead-letters/retry")
        Retried retry(@PathVariable String name) {
            return processors.retry(name).orElseThrow(NotFoundException::new);
        }
    }
}
