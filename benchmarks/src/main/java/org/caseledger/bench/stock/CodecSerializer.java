package org.caseledger.bench.stock;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;

/** Events and metadata in exactly the JSON that the ledger stores, for the framework's own engines. */
public final class CodecSerializer implements Serializer {
    private static final Map<String, Class<?>> CLASSES = new HashMap<>();

    static {
        EventCodec.types().forEach(type -> CLASSES.put(EventCodec.nameOf(type), type));
        CLASSES.put(MetaData.class.getName(), MetaData.class);
    }

    private final Converter converter = new ChainingConverter();

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expected) {
        Object value = object instanceof MetaData metaData ? new TreeMap<>(metaData) : object;
        byte[] json = EventCodec.write(value).getBytes(StandardCharsets.UTF_8);
        T data = converter.convert(json, byte[].class, expected);
        return new SimpleSerializedObject<>(data, expected, typeForClass(object.getClass()));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expected) {
        return converter.canConvert(byte[].class, expected);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        byte[] data = converter.convert(serialized.getData(), serialized.getContentType(), byte[].class);
        String json = new String(data, StandardCharsets.UTF_8);
        SerializedType type = serialized.getType();
        if (type.getName().equals(MetaData.class.getName())) {
            return (T) MetaData.from(EventCodec.readMetadata(json));
        }
        return (T) EventCodec.read(type.getName(), Integer.parseInt(type.getRevision()), json);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return CLASSES.getOrDefault(type.getName(), UnknownSerializedType.class);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        if (LedgerEvent.class.isAssignableFrom(type)) {
            var stored = EventCodec.typeOf(eventClass(type));
            return new SimpleSerializedType(stored.value(), String.valueOf(stored.revision()));
        }
        return new SimpleSerializedType(type.getName(), null);
    }

    private static Class<? extends LedgerEvent> eventClass(Class<?> type) {
        return type.asSubclass(LedgerEvent.class);
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
