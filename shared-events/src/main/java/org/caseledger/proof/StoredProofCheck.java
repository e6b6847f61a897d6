package org.caseledger.proof;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.VerifierKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether checkpoints were deleted and keys inserted among those of the log, from the rows alone: checkpoints are
 * numbered without gaps, and each key was introduced by the one before it, which signed the same tree; each key of the
 * second line by a note. Whoever renumbers the rest as well is found only by what is kept elsewhere.
 */
public final class StoredProofCheck {
    private final JdbcClient jdbc;
    private final Checkpoints checkpoints;
    private final LogKeys keys;
    private final Sm2Keys second;

    public StoredProofCheck(DataSource dataSource) {
        this(JdbcClient.create(dataSource));
    }

    StoredProofCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.checkpoints = new Checkpoints(jdbc);
        this.keys = new LogKeys(jdbc);
        this.second = new Sm2Keys(jdbc);
    }

    /** The first that is found. */
    public Optional<Fault> run() {
        return deletedCheckpoint()
                .or(this::foreignKey)
                .or(() -> second.firstForeign(keys.verifiers()).map(StoredProofCheck::foreign));
    }

    private Optional<Fault> deletedCheckpoint() {
        return jdbc.sql("""
                        SELECT size, before + 1 AS gone
                          FROM (SELECT size, number, lag(number, 1, 0::bigint) OVER (ORDER BY size) AS before
                                  FROM proof.checkpoint) c
                         WHERE number <> before + 1 ORDER BY size LIMIT 1
                        """)
                .query((row, n) -> Fault.at(
                        row.getLong("size"),
                        "此前的第 %d 号检查点缺失：已被删除".formatted(row.getLong("gone")),
                        "checkpoint number %d, before this one, is missing: it was deleted"
                                .formatted(row.getLong("gone"))))
                .optional();
    }

    private Optional<Fault> foreignKey() {
        List<LogKey> all = keys.all();
        for (int n = 1; n < all.size(); n++) {
            if (!isIntroduced(all.get(n), all.get(n - 1))) {
                return Optional.of(foreign(all.get(n)));
            }
        }
        boolean inOrder = jdbc.sql(
                        "SELECT coalesce(min(number) = 1 AND max(number) = count(*), true) FROM proof.log_key")
                .query(Boolean.class)
                .single();
        return inOrder ? Optional.empty() : Optional.of(foreign(all.get(0)));
    }

    /** A key of another name was declared by hand; it counts once it has signed. */
    private boolean isIntroduced(LogKey key, LogKey before) {
        if (key.validFrom() == 0) {
            return before.validFrom() == 0;
        }
        if (key.verifier().name().equals(before.verifier().name())) {
            return signers(checkpoints.of(key.validFrom())).containsAll(List.of(key.verifier(), before.verifier()));
        }
        return checkpoints.latestSize() <= key.validFrom()
                || checkpoints.between(key.validFrom(), Long.MAX_VALUE, 1).stream()
                        .map(row -> SignedNote.parse(row.note()))
                        .allMatch(note -> signers(Optional.of(note)).contains(key.verifier()));
    }

    private Set<VerifierKey> signers(Optional<SignedNote> note) {
        try {
            return note.map(one -> one.verify(keys.verifiers())).orElse(Set.of());
        } catch (Malformed | NoteRejected e) {
            return Set.of();
        }
    }

    private static Fault foreign(LogKey key) {
        return Fault.at(
                Math.max(key.validFrom(), 1),
                "密钥 %s 不是由其前的密钥引入的：它是外来的".formatted(key.verifier()),
                "the key %s was not introduced by the key before it: it is foreign".formatted(key.verifier()));
    }
}
