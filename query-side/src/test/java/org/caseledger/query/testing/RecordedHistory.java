package org.caseledger.query.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.eventlog.Utf8;
import org.caseledger.events.GoldenEvents;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import tools.jackson.databind.json.JsonMapper;

/**
 * A history that never changes, read from {@code /recorded}: one event on each line, as the log stores it. Later events
 * are added in files of their own, so that the old ones stay as they are.
 */
public final class RecordedHistory {
    /** The case whose texts in {@code every-event} are sealed with {@link #WRAPPED_KEY}. */
    public static final UUID SEALED_CASE = UUID.fromString("00000000-0000-4000-8000-000000000001");

    /** Its key, wrapped by the master key of the tests, in base 64. */
    public static final String WRAPPED_KEY =
            "zyff8G8WxhrGNkewH9aIjOttyMTUZkfIyCxZQHVfNFbCoViRtD0XDIDchINKCoXOJSWDWUQQQwR5Jz/m";

    private static final List<String> FILES =
            List.of("every-event", "exercise", "life-12", "life-16", "life-41", "life-52");
    private static final String GOLDEN = "golden-";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RecordedHistory() {}

    /**
     * The names of all histories: the files, and for each event that is in none of them the beginning of a case that
     * its golden file follows.
     */
    public static List<String> names() {
        var recorded = FILES.stream()
                .flatMap(file -> read(file).stream())
                .map(StoredEvent::type)
                .collect(Collectors.toSet());
        var golden = EventCodec.types().stream()
                .map(EventCodec::nameOf)
                .filter(name -> !recorded.contains(name))
                .map(name -> GOLDEN + name);
        return Stream.concat(FILES.stream(), golden).toList();
    }

    /** The events of a history, at positions from 1. */
    public static List<StoredEvent> read(String name) {
        if (!name.startsWith(GOLDEN)) {
            return readFile(name);
        }
        var begun = new ArrayList<StoredEvent>();
        for (var event : readFile(FILES.get(0))) {
            begun.add(event);
            if (event.type().equals(EventCodec.nameOf(ComplaintAssigned.class))) {
                break;
            }
        }
        var last = begun.get(begun.size() - 1);
        var type = EventCodec.types().stream()
                .filter(t -> name.equals(GOLDEN + EventCodec.nameOf(t)))
                .findFirst()
                .orElseThrow();
        begun.add(new StoredEvent(
                last.position() + 1,
                last.streamId(),
                last.sequence() + 1,
                last.aggregateType(),
                EventCodec.nameOf(type),
                EventCodec.typeOf(type).revision(),
                Utf8.of(GoldenEvents.json(type)),
                Utf8.of(last.metadata()),
                new UUID(0, begun.size()),
                last.recordedAt(),
                last.leafHash()));
        return begun;
    }

    private static List<StoredEvent> readFile(String name) {
        var file = "/recorded/%s.jsonl".formatted(name);
        var events = new ArrayList<StoredEvent>();
        var sequences = new HashMap<UUID, Long>();
        try (var in = RecordedHistory.class.getResourceAsStream(file);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                var line = JSON.readTree(text);
                var stream = UUID.fromString(line.get("stream").asString());
                long sequence = sequences.merge(stream, 0L, (before, zero) -> before + 1);
                events.add(new StoredEvent(
                        events.size() + 1,
                        stream,
                        sequence,
                        "any",
                        line.get("type").asString(),
                        line.get("revision").asInt(),
                        Utf8.of(line.get("event").toString()),
                        Utf8.of(line.get("by").toString()),
                        new UUID(0, events.size()),
                        Instant.parse(line.get("at").asString()),
                        new byte[32]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }
}
