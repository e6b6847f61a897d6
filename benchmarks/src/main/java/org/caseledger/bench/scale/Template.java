package org.caseledger.bench.scale;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lombok.Getter;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * An event that is repeated for other cases: the constant text, and the varying parts, which are the case, its number,
 * every time, and every sealed text.
 */
final class Template {
    private static final Pattern CHANGING = Pattern.compile("(?<time>\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)|§(?<text>\\d+)§"
            + "|(?<id>\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})"
            + "|〕(?<number>\\d{6})号");

    private final NewEvent event;

    @Getter
    private final Instant at;

    private final List<Piece> pieces = new ArrayList<>();
    private final String rest;

    /** A constant text followed by a varying part, of which exactly one is not null. */
    private record Piece(
            String before,
            @Nullable Instant time,
            @Nullable Integer text,
            @Nullable Integer number) {}

    /** The parameters that distinguish one repetition of a case from another. */
    record Replica(long key, Duration later, long numbersBefore, BiFunction<CaseId, Integer, String> sealed) {
        /** Another id, later by the offset of the replica. */
        UUID id(UUID of) {
            return new UUID(
                    of.getMostSignificantBits() + (later.toMillis() << 16),
                    of.getLeastSignificantBits() ^ key & ~0L >>> 2);
        }
    }

    Template(NewEvent event, Instant at) {
        this.event = event;
        this.at = at;
        Matcher changing = CHANGING.matcher(event.payload());
        int end = 0;
        while (changing.find()) {
            pieces.add(piece(changing, event.payload().substring(end, changing.start())));
            end = changing.end();
        }
        this.rest = event.payload().substring(end);
    }

    private static Piece piece(Matcher found, String before) {
        String time = found.group("time");
        String text = found.group("text");
        String number = found.group("number");
        return new Piece(
                before,
                time == null ? null : Instant.parse(time),
                text == null ? null : Integer.valueOf(text),
                number == null ? null : Integer.valueOf(number));
    }

    CaseId caseId() {
        return new CaseId(event.streamId());
    }

    /** The same event of another case. */
    NewEvent of(Replica replica) {
        UUID stream = replica.id(event.streamId());
        return new NewEvent(
                replica.id(event.eventId()),
                event.aggregateType(),
                stream,
                event.sequence(),
                event.type(),
                event.revision(),
                payload(replica, new CaseId(stream)),
                event.metadata());
    }

    private String payload(Replica replica, CaseId caseId) {
        var payload = new StringBuilder();
        for (var piece : pieces) {
            payload.append(piece.before());
            if (piece.time() != null) {
                payload.append(piece.time().plus(replica.later()));
            } else if (piece.text() != null) {
                payload.append(replica.sealed().apply(caseId, piece.text()));
            } else if (piece.number() != null) {
                payload.append("〕%06d号".formatted(replica.numbersBefore() + piece.number()));
            } else {
                payload.append(caseId);
            }
        }
        return payload.append(rest).toString();
    }
}
