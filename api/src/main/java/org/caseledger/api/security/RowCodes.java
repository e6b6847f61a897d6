package org.caseledger.api.security;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.text.Text;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates the rows of a table: each carries a code over its columns and the position of the event that it was
 * made from, which only the holder of the master key can make. A row is valid while that event is the last one of its
 * stream, so that an earlier row cannot be put back.
 */
@RequiredArgsConstructor
final class RowCodes {
    private static final String OF_PASSWORDS = "password in the log";

    private static final Text NOT_OURS = new Text("不是本系统写入的", "was not written by the ledger as it stands");
    private static final Text PUT_BACK =
            new Text("是被换回的旧记录，此后另有变更", "is an earlier one, changed since, that was put back");

    private final String table;
    private final Vault vault;

    /** The origin of a row; {@code last} is whether its event is the last of its stream. */
    record Origin(long event, boolean last, @Nullable String code) {}

    /** The code of a row with these columns that is made from the event at a position. */
    String of(List<?> columns, long event) {
        return vault.code(table, EventCodec.write(List.of(columns, event)));
    }

    /** Why the ledger did not make this row, or made another one since; null if it is good. */
    @Nullable
    Text fault(List<?> columns, Origin origin) {
        // Without the master key nothing can be checked, and nothing be recorded either.
        if (!vault.isOpen()) {
            return null;
        } else if (!of(columns, origin.event()).equals(origin.code())) {
            return NOT_OURS;
        }
        return origin.last() ? null : PUT_BACK;
    }

    /** What the log holds of the hash of a password: a keyed digest, from which the password cannot be guessed. */
    String digest(String passwordHash) {
        return vault.code(OF_PASSWORDS, passwordHash);
    }
}
