package org.caseledger.query.views;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.caseledger.eventlog.Utf8;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;

/**
 * Reads who acted in many events, of which most are by few people: metadata that differ in nothing but the request are
 * of the same actor, whose text is read once.
 */
final class ActorsRead {
    /** Metadata are looked for among those that are as long, the latest first. */
    private static final AtomicReferenceArray<Known[]> BY_LENGTH = new AtomicReferenceArray<>(128);

    private static final int OF_A_LENGTH = 16;
    private static final Known[] NONE = {};

    private ActorsRead() {}

    static Actor of(Utf8 metadata) {
        byte[] bytes = metadata.bytes();
        int slot = bytes.length % BY_LENGTH.length();
        var known = BY_LENGTH.get(slot);
        if (known != null) {
            for (var one : known) {
                if (one.isSameActorIn(bytes)) {
                    return one.actor();
                }
            }
        }
        var read = Known.in(bytes);
        BY_LENGTH.set(slot, before(known == null ? NONE : known, read));
        return read.actor();
    }

    /** Where two threads do so at once, one is read again the next time. */
    private static Known[] before(Known[] others, Known first) {
        var all = new Known[Math.min(others.length + 1, OF_A_LENGTH)];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, all.length - 1);
        return all;
    }

    /** Metadata in UTF-8, where in them the values of the request stand, and who acts by them. */
    private record Known(byte[] metadata, List<Value> ofRequest, Actor actor) {
        /** Quotation marks in a text are written otherwise: these are keys. */
        private static final List<String> KEYS = List.of("\"fingerprint\":\"", "\"requestId\":\"");

        private record Value(int begin, int end) {}

        static Known in(byte[] metadata) {
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
            return new Known(metadata, values, EventCodec.readActor(metadata));
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
    }
}
