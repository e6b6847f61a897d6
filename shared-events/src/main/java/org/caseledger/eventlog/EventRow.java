package org.caseledger.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code ledger.event}: an event with its texts in UTF-8, as its code is made of them, and that
 * code, null in a log from before.
 */
record EventRow(
        long position,
        UUID streamId,
        long sequence,
        byte[] aggregateType,
        byte[] type,
        int revision,
        byte[] payload,
        byte[] metadata,
        UUID eventId,
        Instant recordedAt,
        byte[] leafHash,
        byte @Nullable [] code) {
    /** What PostgreSQL counts the microseconds of a time stamp from. */
    private static final Instant SERVER_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    /** Reads a row of {@code SELECT *} by column number: names are looked up again for each row. */
    static EventRow of(ResultSet row) throws SQLException {
        return new EventRow(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getLong(3),
                row.getBytes(4),
                row.getBytes(5),
                row.getInt(6),
                row.getBytes(7),
                row.getBytes(8),
                row.getObject(9, UUID.class),
                instant(row, 10),
                row.getBytes(11),
                row.getBytes(12));
    }

    /**
     * A time stamp with microseconds. As the server sends it to a prepared statement it is eight bytes; what the driver
     * would make of them on the way takes a twentieth of the time of reading.
     */
    private static Instant instant(ResultSet row, int column) throws SQLException {
        byte[] sent = row.getBytes(column);
        return sent.length == Long.BYTES
                ? SERVER_EPOCH.plus(ByteBuffer.wrap(sent).getLong(), MICROS)
                : row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The row of an event that has no code yet. */
    static EventRow of(StoredEvent event) {
        return new EventRow(
                event.position(),
                event.streamId(),
                event.sequence(),
                event.aggregateType().getBytes(UTF_8),
                event.type().getBytes(UTF_8),
                event.revision(),
                event.payloadUtf8().bytes(),
                event.metadataUtf8().bytes(),
                event.eventId(),
                event.recordedAt(),
                event.leafHash(),
                null);
    }

    /** The event as it is stored. */
    StoredEvent event() {
        return event(payload);
    }

    /** The event with what is sealed in its payload opened. */
    StoredEvent event(byte[] opened) {
        return new StoredEvent(
                position,
                streamId,
                sequence,
                new String(aggregateType, UTF_8),
                new String(type, UTF_8),
                revision,
                Utf8.of(opened),
                Utf8.of(metadata),
                eventId,
                recordedAt,
                leafHash);
    }
}
