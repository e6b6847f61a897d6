package org.caseledger.proof;

import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.log.LogAdmitted;
import org.caseledger.events.log.LogContinued;
import org.caseledger.tlog.VerifierKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code proof.log_key}: all verifier keys of the log, past and present. */
@RequiredArgsConstructor
final class LogKeys {
    private final JdbcClient jdbc;

    /** In the order in which they were added. */
    List<LogKey> all() {
        return jdbc.sql("SELECT vkey, valid_from FROM proof.log_key ORDER BY number")
                .query((row, n) -> new LogKey(VerifierKey.parse(row.getString("vkey")), row.getLong("valid_from")))
                .list();
    }

    List<VerifierKey> verifiers() {
        return all().stream().map(LogKey::verifier).toList();
    }

    /** The key that currently signs. */
    Optional<VerifierKey> current() {
        List<VerifierKey> keys = verifiers();
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(keys.size() - 1));
    }

    /** Whether the log signs nothing more under this name, since it went on after a loss. */
    boolean isGivenUp(String name) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM ledger.event
                                        WHERE stream_id = :log AND type = :type
                                          AND payload ->> 'name' = :name)
                        """)
                .param("log", LogAdmitted.STREAM)
                .param("type", EventCodec.nameOf(LogContinued.class))
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    void add(VerifierKey key, long validFrom) {
        jdbc.sql("""
                        INSERT INTO proof.log_key (number, vkey, valid_from)
                        SELECT coalesce(max(number), 0) + 1, :vkey, :from FROM proof.log_key
                        """).param("vkey", key.toString()).param("from", validFrom).update();
    }
}
