package org.caseledger.events.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.caseledger.events.Actor;
import org.caseledger.events.Behalf;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.OfficialWriter;
import org.caseledger.events.accountability.AccountabilityEvent;
import org.caseledger.events.calendar.HolidaysRecorded;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.NoteWritten;
import org.caseledger.events.complaint.QueryCodeGiven;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.events.log.EventSetAside;
import org.caseledger.events.log.LogAdmitted;
import org.caseledger.events.log.LogContinued;
import org.caseledger.events.log.MasterKeyReplaced;
import org.caseledger.events.log.TamperingEvent;
import org.caseledger.events.office.OfficeEvent;
import org.caseledger.events.oversight.OversightEvent;
import org.caseledger.events.reporting.DistrictReportEvent;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.events.retention.RetentionEvent;
import org.caseledger.text.InstantText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.module.blackbird.BlackbirdModule;

/** Writes events as JSON under their stored names, and reads them back. */
public final class EventCodec {
    // Buffers of the thread: a shared pool of them takes a twentieth of the time of reading a case.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.threadLocalPool())
                    .enable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                    .build())
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new BlackbirdModule())
            .addModule(new SimpleModule()
                    .addDeserializer(Instant.class, new InstantReader())
                    .addSerializer(Instant.class, new InstantWriter()))
            .build();
    private static final JsonMapper ORDERED = MAPPER.rebuild()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(new SimpleModule("ordered").addSerializer(Set.class, new SetWriter()))
            .build();

    private static final ObjectWriter KEPT = ORDERED.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET);

    /** The families of events, each with its members in the order of life. */
    private static final List<Class<? extends LedgerEvent>> FAMILIES = List.of(
            Act.class,
            DeadlineEvent.class,
            DutyOfficerNamed.class,
            NoteWritten.class,
            QueryCodeGiven.class,
            RetentionEvent.class,
            IncidentEvent.class,
            OversightEvent.class,
            DutyEvent.class,
            AccountabilityEvent.class,
            ReportingEvent.class,
            DistrictReportEvent.class,
            RespondentEvent.class,
            InspectionEvent.class,
            HolidaysRecorded.class,
            LogAdmitted.class,
            EventSetAside.class,
            LogContinued.class,
            MasterKeyReplaced.class,
            TamperingEvent.class,
            OfficeEvent.class);

    // Determining for each event how its class is read would take a third of the reading time.
    private static final Map<String, Shape> SHAPES = new HashMap<>();
    private static final ObjectReader STRINGS = MAPPER.readerFor(new TypeReference<Map<String, String>>() {});
    private static final Map<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();

    /** How the events with a stored name are read, and up to which revision. */
    private record Shape(EventType type, int revision, ObjectReader reader) {
        // An annotation looks each member up in a map.
        static Shape of(Class<? extends LedgerEvent> type) {
            var annotation = typeOf(type);
            return new Shape(annotation, annotation.revision(), EventCodec.reader(type));
        }
    }

    static {
        for (var type : types()) {
            SHAPES.put(nameOf(type), Shape.of(type));
        }
    }

    private EventCodec() {}

    /** The stored name and revision of an event's class. */
    public static EventType typeOf(Class<? extends LedgerEvent> type) {
        return type.getAnnotation(EventType.class);
    }

    /** The stored name of an event class. */
    public static String nameOf(Class<? extends LedgerEvent> type) {
        return typeOf(type).value();
    }

    /** Whether events are stored under this name. */
    public static boolean isType(String name) {
        return SHAPES.containsKey(name);
    }

    /** The type of a stored name; throws {@link IllegalArgumentException} for an unknown one. */
    public static EventType typeOf(String name) {
        var shape = SHAPES.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("Unknown event " + name);
        }
        return shape.type();
    }

    /** Every event class, in the order of life. */
    public static Set<Class<? extends LedgerEvent>> types() {
        var types = new LinkedHashSet<Class<? extends LedgerEvent>>();
        FAMILIES.forEach(family -> collect(family, types));
        return types;
    }

    private static void collect(Class<? extends LedgerEvent> type, Set<Class<? extends LedgerEvent>> into) {
        if (!type.isSealed()) {
            into.add(type);
            return;
        }
        for (var sub : type.getPermittedSubclasses()) {
            collect(sub.asSubclass(LedgerEvent.class), into);
        }
    }

    /** The exact JSON text that is stored and hashed. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The same for the log: what is {@link org.caseledger.events.Official} is sealed. */
    public static String write(LedgerEvent event, OfficialWriter.Sealing sealing) {
        return MAPPER.writer()
                .withAttribute(OfficialWriter.Sealing.class, sealing)
                .writeValueAsString(event);
    }

    /**
     * The JSON text of data derived from events: sets and maps are written in the order of their elements, so that the
     * same value gives the same text in every program, which is not required of events.
     */
    public static String writeKept(Object value) {
        return ORDERED.writeValueAsString(value);
    }

    /** The same in UTF-8; {@code out} stays open. */
    public static void writeKept(@Nullable Object value, OutputStream out) {
        KEPT.writeValue(out, value);
    }

    /** The event in a stored text; throws {@link IllegalArgumentException} for an unknown name. */
    public static LedgerEvent read(String type, int revision, String json) {
        return reader(type, revision).readValue(json);
    }

    /** The same of a text in UTF-8. */
    public static LedgerEvent read(String type, int revision, byte[] json) {
        return reader(type, revision).readValue(json);
    }

    private static ObjectReader reader(String type, int revision) {
        var shape = SHAPES.get(type);
        if (shape == null || revision > shape.revision()) {
            throw new IllegalArgumentException(
                    "Unknown event " + type + " revision " + revision + ": a newer version wrote it");
        }
        return shape.reader();
    }

    /** A JSON object of strings, such as an event's metadata. */
    public static Map<String, String> readMetadata(String json) {
        return STRINGS.readValue(json);
    }

    /** Who acts by the metadata of an event, in UTF-8, of which nothing else is kept. */
    public static Actor readActor(byte[] metadata) {
        String person = null;
        String name = null;
        String role = null;
        String unit = null;
        String behalf = null;
        String behalfName = null;
        try (var parser = MAPPER.createParser(metadata)) {
            parser.nextToken();
            for (var key = parser.nextName(); key != null; key = parser.nextName()) {
                parser.nextToken();
                switch (key) {
                    case "actor" -> person = parser.getString();
                    case "name" -> name = parser.getString();
                    case "role" -> role = parser.getString();
                    case "unit" -> unit = parser.getString();
                    case Behalf.PERSON -> behalf = parser.getString();
                    case Behalf.NAME -> behalfName = parser.getString();
                    default -> parser.skipChildren();
                }
            }
        }
        return Actor.of(person, name, role, unit, Behalf.of(behalf, behalfName));
    }

    /** Any other value that was written with {@link #write}. */
    public static <T> T read(String json, Class<T> type) {
        return reader(type).readValue(json);
    }

    private static ObjectReader reader(Class<?> type) {
        return READERS.computeIfAbsent(type, MAPPER::readerFor);
    }

    /** Writes an instant as the library does, without its formatter. */
    static final class InstantWriter extends StdScalarSerializer<Instant> {
        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
            json.writeString(InstantText.of(instant));
        }
    }

    /** Writes a set in the order of its elements; the iteration order of the set itself differs between programs. */
    @SuppressWarnings("rawtypes")
    static final class SetWriter extends StdSerializer<Set> {
        SetWriter() {
            super(Set.class);
        }

        @Override
        public void serialize(Set set, JsonGenerator json, SerializationContext context) {
            json.writeStartArray();
            ((Set<?>) set).stream().sorted().forEachOrdered(e -> context.writeValue(json, e));
            json.writeEndArray();
        }
    }
}
