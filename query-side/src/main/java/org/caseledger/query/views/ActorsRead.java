package org.caseledger.query.views;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caseledger.eventlog.Utf8;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;

/**
 * Reads who acted in many events, of which most are by few people: metadata begin with the actor,
 * whose text is read once, and end with the request.
 */
final class ActorsRead {

    private static final byte[] END = ",\"requestId\":".getBytes(US_ASCII);
    private static final int UUID_CHARS = 36;
    private static final int TAIL = END.length + UUID_CHARS + "\"\"}".length();

    private record Known(byte[] metadata, int length, Actor actor) {

        boolean begins(byte[] other, int end) {
            return Arrays.equals(metadata, 0, length, other, 0, end);
        }
    }

    private final List<Known> known = new ArrayList<>();

    Actor of(Utf8 metadata) {
        byte[] bytes = metadata.bytes();
        int end = bytes.length - TAIL;
        if (end < 0 || !Arrays.equals(bytes, end, end + END.length, END, 0, END.length)) {
            return EventCodec.readActor(bytes);
        }
        for (var one : known) {
            if (one.begins(bytes, end)) {
                return one.actor();
            }
        }
        var actor = EventCodec.readActor(bytes);
        known.add(new Known(bytes, end, actor));
        return actor;
    }
}
