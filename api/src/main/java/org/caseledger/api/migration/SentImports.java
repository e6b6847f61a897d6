package org.caseledger.api.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.importing.ImportSummary;
import org.caseledger.api.web.problems.ImportUnderWayException;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.text.Text;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code office.history_import}: what was sent, sealed, and how far it has come. */
@Component
@RequiredArgsConstructor
class SentImports {
    private static final Logger LOG = LoggerFactory.getLogger(SentImports.class);

    private static final String ALL = """
            select id, sent_at, state, terms, stopping, ended_at, summary, failure,
                   rejects is not null as has_rejects
              from office.history_import
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    void add(UUID id, SentTerms terms, byte[] file) {
        jdbc.sql("""
                        insert into office.history_import (id, state, terms, file)
                        values (:id, 'WAITING', :terms, :file)
                        """)
                .param("id", id)
                .param("terms", sealed(id, terms))
                .param("file", vault.waiting().seal(id + " file", file))
                .update();
    }

    /** The last one sent first. */
    List<SentImport> list() {
        return jdbc.sql(ALL + " order by sent_at desc, id").query(this::row).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    Optional<SentImport> find(UUID id) {
        return jdbc.sql(ALL + " where id = :id")
                .param("id", id)
                .query(this::row)
                .optional()
                .flatMap(row -> row);
    }

    /** The file, as long as it is kept. */
    Optional<byte[]> file(UUID id) {
        return part("file", id);
    }

    /** The packed rows that were not taken. */
    Optional<byte[]> rejects(UUID id) {
        return part("rejects", id);
    }

    private Optional<byte[]> part(String name, UUID id) {
        var sql = name.equals("file") ? "select file" : "select rejects";
        return jdbc.sql(sql + " from office.history_import where id = :id")
                .param("id", id)
                .query((row, n) -> Optional.ofNullable(row.getBytes(1)))
                .optional()
                .flatMap(kept -> kept)
                .flatMap(kept -> opened(id, name, kept));
    }

    /**
     * Other terms, as long as nothing is done with it; whether that was so. What a preview of the file by the former
     * terms came to is forgotten.
     */
    boolean change(UUID id, SentTerms terms) {
        return jdbc.sql("""
                                update office.history_import
                                   set terms = :terms,
                                       summary = case when state = 'WAITING' then null else summary end,
                                       failure = case when state = 'WAITING' then null else failure end,
                                       rejects = case when state = 'WAITING' then null else rejects end,
                                       ended_at = case when state = 'WAITING' then null else ended_at end
                                 where id = :id and state in ('WAITING', 'CANCELLED', 'FAILED')
                                """).param("id", id).param("terms", sealed(id, terms)).update() == 1;
    }

    /** Whether it runs now: not where it is done. Throws {@link ImportUnderWayException} while another one does. */
    boolean start(UUID id, SentTerms terms) {
        try {
            return jdbc.sql("""
                                    update office.history_import
                                       set state = 'RUNNING', terms = :terms, node = null, stopping = false,
                                           ended_at = null, summary = null, failure = null, rejects = null
                                     where id = :id and state in ('WAITING', 'CANCELLED', 'FAILED')
                                    """)
                            .param("id", id)
                            .param("terms", sealed(id, terms))
                            .update()
                    == 1;
        } catch (DuplicateKeyException another) {
            throw new ImportUnderWayException();
        }
    }

    /** Asks the node that runs it to stop. */
    void stop(UUID id) {
        jdbc.sql("""
                        update office.history_import set stopping = true
                         where id = :id and state = 'RUNNING'
                        """).param("id", id).update();
    }

    /** Removes it with its file, unless it runs; whether it did. */
    boolean remove(UUID id) {
        return jdbc.sql("delete from office.history_import where id = :id and state <> 'RUNNING'")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Removes files sent longer ago than this, unless their import runs. */
    void removeOlderThan(Duration age) {
        jdbc.sql("""
                        delete from office.history_import
                         where state <> 'RUNNING' and sent_at < now() - make_interval(secs => :seconds)
                        """).param("seconds", age.toSeconds()).update();
    }

    /** The one that is to run and that no node has shown to be at for so long, for this node. */
    Optional<SentImport> claim(UUID node, Duration silent) {
        return jdbc.sql("""
                        update office.history_import set node = :node, seen_at = now()
                         where state = 'RUNNING'
                           and (node is null or seen_at < now() - make_interval(secs => :seconds))
                        returning id
                        """)
                .param("node", node)
                .param("seconds", silent.toSeconds())
                .query(UUID.class)
                .optional()
                .flatMap(this::findOrDrop);
    }

    /** What was not sealed here would keep every other import from running. */
    private Optional<SentImport> findOrDrop(UUID id) {
        var found = find(id);
        if (found.isEmpty()) {
            jdbc.sql("delete from office.history_import where id = :id")
                    .param("id", id)
                    .update();
        }
        return found;
    }

    /** Shows that this node is at it; false where it is to stop, or another node has it now. */
    boolean isToGoOn(UUID id, UUID node, ImportSummary soFar) {
        return jdbc.sql("""
                                update office.history_import
                                   set seen_at = now(), summary = :summary::jsonb
                                 where id = :id and node = :node and state = 'RUNNING' and not stopping
                                """)
                        .param("id", id)
                        .param("node", node)
                        .param("summary", EventCodec.write(soFar))
                        .update()
                == 1;
    }

    /** Leaves it to whichever node looks next. */
    void release(UUID id, UUID node) {
        jdbc.sql("""
                        update office.history_import set node = null
                         where id = :id and node = :node and state = 'RUNNING'
                        """).param("id", id).param("node", node).update();
    }

    /** The file goes when all of it is imported; otherwise it can be started again. */
    void end(
            UUID id,
            UUID node,
            SentImport.State state,
            @Nullable ImportSummary summary,
            byte @Nullable [] rejects,
            @Nullable Text failure) {
        jdbc.sql("""
                        update office.history_import
                           set state = :state, node = null, stopping = false, ended_at = now(),
                               summary = :summary::jsonb, failure = :failure::jsonb, rejects = :rejects,
                               file = case when :state = 'DONE' then null else file end
                         where id = :id and node = :node and state = 'RUNNING'
                        """)
                .param("id", id)
                .param("node", node)
                .param("state", state.name())
                .param("summary", summary == null ? null : EventCodec.write(summary))
                .param("failure", failure == null ? null : EventCodec.write(failure))
                .param("rejects", rejects == null ? null : vault.waiting().seal(id + " rejects", rejects))
                .update();
    }

    private byte[] sealed(UUID id, SentTerms terms) {
        return vault.waiting().seal(id + " terms", EventCodec.write(terms).getBytes(UTF_8));
    }

    private Optional<byte[]> opened(UUID id, String part, byte[] sealed) {
        var opened = vault.waiting().open(id + " " + part, sealed);
        if (opened.isEmpty()) {
            LOG.error("An import was not sealed here, or was changed: {} {}", id, part);
        }
        return opened;
    }

    private Optional<SentImport> row(ResultSet row, int n) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var terms = opened(id, "terms", row.getBytes("terms"));
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        var summary = row.getString("summary");
        var failure = row.getString("failure");
        return Optional.of(new SentImport(
                id,
                row.getTimestamp("sent_at").toInstant(),
                SentImport.State.valueOf(row.getString("state")),
                EventCodec.read(new String(terms.get(), UTF_8), SentTerms.class),
                row.getBoolean("stopping"),
                instant(row.getTimestamp("ended_at")),
                summary == null ? null : EventCodec.read(summary, ImportSummary.class),
                failure == null ? null : EventCodec.read(failure, Text.class),
                row.getBoolean("has_rejects")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
