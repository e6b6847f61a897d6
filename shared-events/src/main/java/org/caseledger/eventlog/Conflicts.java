package org.caseledger.eventlog;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DuplicateKeyException;

/** Says in words of the log which of its unique constraints an append has met. */
final class Conflicts {

    private static final Pattern UUID_TEXT =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Conflicts() {}

    static RuntimeException explain(DuplicateKeyException failure, NewEvent first) {
        ServerErrorMessage message =
                failure.getRootCause() instanceof PSQLException e
                        ? e.getServerErrorMessage()
                        : null;
        if (message == null || message.getConstraint() == null) {
            return failure;
        }
        return switch (message.getConstraint()) {
            case "event_stream_sequence" ->
                    new SequenceConflict(named(message, first.streamId()), failure);
            case "event_id_once" -> new AlreadyRecorded(named(message, first.eventId()), failure);
            default -> failure;
        };
    }

    // The detail names the key, "(stream_id, sequence)=(0a…, 3)"; it is absent where the role may
    // not read the table.
    private static UUID named(ServerErrorMessage message, UUID otherwise) {
        String detail = message.getDetail();
        if (detail == null) {
            return otherwise;
        }
        Matcher uuid = UUID_TEXT.matcher(detail);
        return uuid.find() ? UUID.fromString(uuid.group()) : otherwise;
    }
}
