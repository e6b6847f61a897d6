package org.caseledger.api.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;

/**
 * Writes tokens and dead letters as JSON; the events of dead letters as the log writes them, under their stored names.
 * The mapper is its own: the framework registers modules with it.
 */
final class LedgerSerializer extends JacksonSerializer {
    private static final Map<String, Class<? extends LedgerEvent>> EVENTS =
            EventCodec.types().stream().collect(Collectors.toMap(EventCodec::nameOf, Function.identity()));

    LedgerSerializer() {
        super(builder().objectMapper(new ObjectMapper()));
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        if (!(object instanceof LedgerEvent event)) {
            return super.serialize(object, representation);
        }
        return new SimpleSerializedObject<>(
                getConverter().convert(EventCodec.write(event), representation),
                representation,
                typeForClass(event.getClass()));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S, T> T deserialize(SerializedObject<S> stored) {
        var type = stored.getType();
        if (!EVENTS.containsKey(type.getName())) {
            return super.deserialize(stored);
        }
        var json = getConverter().convert(stored, byte[].class).getData();
        return (T) EventCodec.read(type.getName(), Integer.parseInt(type.getRevision()), new String(json, UTF_8));
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        var event = EVENTS.get(type.getName());
        return event == null ? super.resolveClassName(type) : event.getName();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        if (type == null || !LedgerEvent.class.isAssignableFrom(type) || type.isInterface()) {
            return super.typeForClass(type);
        }
        var stored = EventCodec.typeOf(((Class<?>) type).asSubclass(LedgerEvent.class));
        return new SimpleSerializedType(stored.value(), Integer.toString(stored.revision()));
    }
}
