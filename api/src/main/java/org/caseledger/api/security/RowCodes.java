package org.caseledger.api.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.StreamCount;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.text.Text;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates the rows of a table: each carries a code over its columns and the position of the event that it was
 * made from, which only the holder of the master key can make. A row is valid while that event is the last one of its
 * stream by the count of the stream, so that an earlier row cannot be put back.
 */
@RequiredArgsConstructor
final class RowCodes {
    private static final String OF_PASSWORDS = "password in the log";

    private static final Text NOT_OURS = new Text("不是本系统写入的", "was not written by the ledger as it stands");
    private static final Text PUT_BACK =
            new Text("是被换回的旧记录，此后另有变更", "is an earlier one, changed since, that was put back");

    private final String table;
    private final Vault vault;

    /** The columns of the count {@code s} of the stream of the event {@code e}, for {@link Origin#of}. */
    static final String COUNT =
            "s.id as stream, s.length as stream_length, s.last as stream_last, s.code as stream_code";

    /** The origin of a row: the position of its event, its code, and the count of a stream, null if there is none. */
    record Origin(
            long event, @Nullable String code, @Nullable StreamCount count) {
        /** From a row with these columns, and those of the count under a name as in {@link #COUNT}. */
        static Origin of(ResultSet row, String event, String code, String name) throws SQLException {
            var stream = row.getObject(name, UUID.class);
            return new Origin(
                    row.getLong(event),
                    row.getString(code),
                    stream == null
                            ? null
                            : new StreamCount(
                                    stream,
                                    row.getLong(name + "_length"),
                                    row.getLong(name + "_last"),
                                    row.getBytes(name + "_code")));
        }
    }

    /** The code of a row with these columns that is made from the event at a position. */
    String of(List<?> columns, long event) {
        return vault.code(table, EventCodec.write(List.of(columns, event)));
    }

    /** Why the ledger did not make this row from the last event of its stream; null if it did. */
    @Nullable
    Text fault(List<?> columns, UUID stream, Origin origin) {
        // Without the master key nothing can be checked, and nothing be recorded either.
        if (!vault.isOpen()) {
            return null;
        } else if (!of(columns, origin.event()).equals(origin.code())) {
            return NOT_OURS;
        }
        var count = origin.count();
        boolean last = count != null
                && count.id().equals(stream)
                && count.last() == origin.event()
                && vault.events().accepts(count);
        return last ? null : PUT_BACK;
    }

    /** What the log holds of the hash of a password: a keyed digest, from which the password cannot be guessed. */
    String digest(String passwordHash) {
        return vault.code(OF_PASSWORDS, passwordHash);
    }
}
