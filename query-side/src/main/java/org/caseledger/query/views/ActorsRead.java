package org.caseledger.query.views;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caseledger.eventlog.Utf8;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;

/**
 * Reads who acted in many events, of which most are by few people: metadata that differ in nothing
 * but the request are of the same actor, whose text is read once.
 */
final class ActorsRead {

    private static final int IN_MEMORY = 1_000;
    private static final Cache<ByteBuffer, Actor> LAST =
            Caffeine.newBuilder().maximumSize(IN_MEMORY).build();

    private final List<Known> known = new ArrayList<>();

    Actor of(Utf8 metadata) {
        byte[] bytes = metadata.bytes();
        for (var one : known) {
            if (one.metadata().isSameActorIn(bytes)) {
                return one.actor();
            }
        }
        var own = OfActor.in(bytes);
        var actor = LAST.get(own.bytes(), key -> EventCodec.readActor(bytes));
        known.add(new Known(own, actor));
        return actor;
    }

    private record Known(OfActor metadata, Actor actor) {}

    /** Metadata in UTF-8, and where in them the values of the request stand. */
    private record OfActor(byte[] metadata, List<Value> ofRequest) {

        /** Quotation marks in a text are written otherwise: these are keys. */
        private static final List<String> KEYS = List.of("\"fingerprint\":\"", "\"requestId\":\"");

        private record Value(int begin, int end) {}

        static OfActor in(byte[] metadata) {
            var text = new String(metadata, ISO_8859_1);
            var values = new ArrayList<Value>();
            for (var key : KEYS) {
                int at = text.indexOf(key);
                if (at >= 0) {
                    int begin = at + key.length();
                    values.add(new Value(begin, text.indexOf('"', begin)));
                }
            }
            values.sort((a, b) -> Integer.compare(a.begin(), b.begin()));
            return new OfActor(metadata, values);
        }

        boolean isSameActorIn(byte[] other) {
            if (other.length != metadata.length) {
                return false;
            }
            int from = 0;
            for (var value : ofRequest) {
                if (!isSame(other, from, value.begin()) || !isPlain(other, value)) {
                    return false;
                }
                from = value.end();
            }
            return isSame(other, from, metadata.length);
        }

        private boolean isSame(byte[] other, int from, int to) {
            return Arrays.equals(metadata, from, to, other, from, to);
        }

        private static boolean isPlain(byte[] text, Value value) {
            for (int i = value.begin(); i < value.end(); i++) {
                if (text[i] == '"' || text[i] == '\\') {
                    return false;
                }
            }
            return true;
        }

        /** Without the values of the request. */
        ByteBuffer bytes() {
            var bytes = ByteBuffer.allocate(metadata.length);
            int from = 0;
            for (var value : ofRequest) {
                bytes.put(metadata, from, value.begin() - from);
                from = value.end();
            }
            return bytes.put(metadata, from, metadata.length - from).flip();
        }
    }
}
