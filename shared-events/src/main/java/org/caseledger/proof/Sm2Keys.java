package org.caseledger.proof;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.VerifierKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code proof.sm2_key}: the verifier keys of the second line, past and present, each with a note by which a
 * key of the log introduces it.
 */
@RequiredArgsConstructor
final class Sm2Keys {
    /** No checkpoint begins like this: its second line is a number. */
    private static final String KIND = "sm2-key";

    private record Row(LogKey key, String introduction) {}

    private final JdbcClient jdbc;

    /** In the order in which they were added; of each name the last one signs. */
    List<LogKey> all() {
        return rows().stream().map(Row::key).toList();
    }

    List<VerifierKey> verifiers() {
        return all().stream().map(LogKey::verifier).toList();
    }

    /** Adds a key that signs from this size on, introduced by a key of the log. */
    void add(VerifierKey key, long validFrom, SigningKey logKey) {
        String text = text(key);
        jdbc.sql("""
                        INSERT INTO proof.sm2_key (number, vkey, valid_from, introduction)
                        SELECT coalesce(max(number), 0) + 1, :vkey, :from, :introduction
                          FROM proof.sm2_key
                        """)
                .param("vkey", key.toString())
                .param("from", validFrom)
                .param("introduction", new SignedNote(text, List.of(logKey.sign(text))).toString())
                .update();
    }

    /** The first key that none of these keys of the log has introduced. */
    Optional<LogKey> firstForeign(Collection<VerifierKey> logKeys) {
        return rows().stream()
                .filter(row -> !isIntroduced(row, logKeys))
                .map(Row::key)
                .findFirst();
    }

    private static boolean isIntroduced(Row row, Collection<VerifierKey> logKeys) {
        try {
            SignedNote note = SignedNote.parse(row.introduction());
            return note.text().equals(text(row.key().verifier()))
                    && row.key().verifier().type() == KeyType.SM2
                    && note.verify(logKeys).stream()
                            .anyMatch(key ->
                                    key.name().equals(row.key().verifier().name()));
        } catch (Malformed | NoteRejected e) {
            return false;
        }
    }

    private static String text(VerifierKey key) {
        return KIND + "\n" + key + "\n";
    }

    private List<Row> rows() {
        return jdbc.sql("SELECT vkey, valid_from, introduction FROM proof.sm2_key ORDER BY number")
                .query((row, n) -> new Row(
                        new LogKey(VerifierKey.parse(row.getString("vkey")), row.getLong("valid_from")),
                        row.getString("introduction")))
                .list();
    }
}
