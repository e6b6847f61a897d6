package org.caseledger.api.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.UUID;
import org.caseledger.eventlog.Leaf;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.text.InstantText;
import org.caseledger.tlog.TlogProof;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as the feed delivers it (CloudEvents 1.0, JSON): {@code data} is what is stored, byte for byte, with all
 * that is sealed in it. With a {@code proof} it has its leaf in the signed log.
 */
public record FeedEvent(
        StoredEvent event,
        String source,
        UUID subject,
        @Nullable Withheld withheld,
        @Nullable TlogProof proof) {
    private static final String TYPE = "org.caseledger.%s.r%d";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Where it stands in the log. */
    public long position() {
        return event.position();
    }

    /** In the JSON format of CloudEvents. */
    public byte[] json() {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            attributes(json);
            if (withheld == null) {
                json.writeStringProperty("datacontenttype", "application/json");
                json.writeName("data");
                json.writeRawValue(event.payload());
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void attributes(JsonGenerator json) {
        var actor = EventCodec.readActor(event.metadataUtf8().bytes());
        json.writeStringProperty("specversion", "1.0");
        json.writeStringProperty("id", event.eventId().toString());
        json.writeStringProperty("source", source);
        json.writeStringProperty("type", TYPE.formatted(event.type(), event.revision()));
        json.writeStringProperty("subject", subject.toString());
        json.writeStringProperty("time", InstantText.micros(event.recordedAt()));
        json.writeStringProperty("position", Long.toString(event.position()));
        json.writeStringProperty("aggregate", event.aggregateType());
        json.writeStringProperty("stream", event.streamId().toString());
        json.writeStringProperty("version", Long.toString(event.sequence()));
        json.writeStringProperty("actor", actor.person());
        json.writeStringProperty("role", actor.role().name());
        UnitId unit = actor.unit();
        if (unit != null) {
            json.writeStringProperty("unit", unit.value());
        }
        if (withheld != null) {
            json.writeStringProperty("withheld", withheld.value());
        }
        if (proof != null) {
            json.writeStringProperty("leaf", new String(Leaf.canonical(event), UTF_8));
            json.writeStringProperty("proof", proof.toString());
        }
    }
}
