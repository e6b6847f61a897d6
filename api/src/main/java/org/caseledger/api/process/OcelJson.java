package org.caseledger.api.process;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The JSON form of OCEL 2.0: events are sent as they come, objects wait in a file of their own, and the types that
 * occurred come last. All values are strings, as the standard's schema asks.
 */
public final class OcelJson implements OcelFile {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .rootValueSeparator(",")
            .build();

    private final OutputStream to;
    private final JsonGenerator events;
    private final Path waiting;
    private final OutputStream waitingBytes;
    private final JsonGenerator objects;
    private final Set<String> eventTypes = new TreeSet<>();
    private final Set<OcelTypes> objectTypes = EnumSet.noneOf(OcelTypes.class);

    public OcelJson(OutputStream to, Path directory) throws IOException {
        this.to = to;
        this.waiting = Files.createTempFile(directory, "objects-", ".json");
        this.waitingBytes = new BufferedOutputStream(Files.newOutputStream(waiting));
        this.objects = JSON.createGenerator(ObjectWriteContext.empty(), waitingBytes);
        this.events = JSON.createGenerator(ObjectWriteContext.empty(), to);
        events.writeStartObject();
        events.writeArrayPropertyStart("events");
    }

    @Override
    public void event(Event event) {
        eventTypes.add(event.type());
        events.writeStartObject();
        events.writeStringProperty("id", event.id());
        events.writeStringProperty("type", event.type());
        events.writeStringProperty("time", TIME.format(event.time()));
        events.writeArrayPropertyStart("attributes");
        for (var attribute : event.attributes().entrySet()) {
            events.writeStartObject();
            events.writeStringProperty("name", attribute.getKey());
            events.writeStringProperty("value", attribute.getValue());
            events.writeEndObject();
        }
        events.writeEndArray();
        relations(events, event.relations());
        events.writeEndObject();
    }

    @Override
    public void object(Item object) {
        objectTypes.add(object.type());
        objects.writeStartObject();
        objects.writeStringProperty("id", object.id());
        objects.writeStringProperty("type", object.type().word());
        objects.writeArrayPropertyStart("attributes");
        for (var value : object.attributes()) {
            var since = value.since() == null ? Instant.EPOCH : value.since();
            objects.writeStartObject();
            objects.writeStringProperty("name", value.name());
            objects.writeStringProperty("value", value.value());
            objects.writeStringProperty("time", TIME.format(since));
            objects.writeEndObject();
        }
        objects.writeEndArray();
        relations(objects, object.relations());
        objects.writeEndObject();
    }

    private static void relations(JsonGenerator json, List<Relation> relations) {
        json.writeArrayPropertyStart("relationships");
        for (var relation : relations) {
            json.writeStartObject();
            json.writeStringProperty("objectId", relation.objectId());
            json.writeStringProperty("qualifier", relation.qualifier());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    @Override
    public void finish() throws IOException {
        events.writeEndArray();
        events.writeArrayPropertyStart("objects");
        objects.close();
        waitingBytes.close();
        events.flush();
        Files.copy(waiting, to);
        events.writeEndArray();
        events.writeArrayPropertyStart("eventTypes");
        eventTypes.forEach(type -> type(type, OcelTypes.EVENT));
        events.writeEndArray();
        events.writeArrayPropertyStart("objectTypes");
        objectTypes.forEach(type -> type(type.word(), type.attributes()));
        events.writeEndArray();
        events.writeEndObject();
        events.close();
    }

    private void type(String name, Map<String, String> attributes) {
        events.writeStartObject();
        events.writeStringProperty("name", name);
        events.writeArrayPropertyStart("attributes");
        for (var attribute : attributes.entrySet()) {
            events.writeStartObject();
            events.writeStringProperty("name", attribute.getKey());
            events.writeStringProperty("type", attribute.getValue());
            events.writeEndObject();
        }
        events.writeEndArray();
        events.writeEndObject();
    }

    /** Nothing stays on the disk, also of what was broken off. */
    @Override
    public void close() throws IOException {
        waitingBytes.close();
        Files.deleteIfExists(waiting);
    }
}
