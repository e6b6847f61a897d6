package org.caseledger.query.search;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.vault.Vault;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** The table {@code views.search}: cases and the blinded terms under which they are found. */
public final class SearchIndex {

    private static final int REMEMBERED = 100_000;

    private final JdbcClient jdbc;
    private final CaseStateTable<IndexedCase> keptCases;
    private final NamedParameterJdbcTemplate batches;
    private final Vault vault;
    // Characters and pairs come again and again: without this, blinding is most of the work.
    private final Map<String, Long> blinded = new ConcurrentHashMap<>();

    public SearchIndex(DataSource dataSource, Vault vault) {
        this.jdbc = JdbcClient.create(dataSource);
        this.keptCases =
                new CaseStateTable<>(dataSource, "search", IndexedCase.class, IndexedCase::caseId);
        this.batches = new NamedParameterJdbcTemplate(dataSource);
        this.vault = vault;
    }

    /** Whether there is a master key, without which nothing can be indexed or found. */
    public boolean isOpen() {
        return vault.isOpen();
    }

    /**
     * Takes a case's sealed words out of the index. Destroy its key first: then they stay out, for
     * a key that is gone opens them neither for a later event nor when the view is built anew.
     */
    public void drop(CaseId caseId) {
        dropFrom("views.search", caseId);
        boolean builtBeside =
                jdbc.sql("SELECT to_regclass('views_beside.search') IS NOT NULL")
                        .query(Boolean.class)
                        .single();
        if (builtBeside) {
            dropFrom("views_beside.search", caseId);
        }
    }

    private void dropFrom(String table, CaseId caseId) {
        jdbc.sql("UPDATE %s SET grams = plain WHERE case_id = :id".formatted(table))
                .param("id", caseId.value())
                .update();
    }

    Map<CaseId, IndexedCase> load(Collection<CaseId> cases) {
        return keptCases.load(cases);
    }

    void write(Collection<IndexedCase> cases) {
        vault.load(cases.stream().map(IndexedCase::caseId).toList());
        batches.batchUpdate(
                """
                INSERT INTO search (case_id, received_at, kept, plain, grams)
                VALUES (:id, :received, :kept::jsonb, :plain, :grams)
                    ON CONFLICT (case_id) DO UPDATE
                   SET kept = excluded.kept, plain = excluded.plain, grams = excluded.grams
                """,
                cases.stream().map(this::row).toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource row(IndexedCase indexed) {
        var plain = Terms.of(indexed.plainTexts());
        var all = Terms.of(new SealedTexts(vault).of(indexed));
        all.addAll(plain);
        return new MapSqlParameterSource()
                .addValue("id", indexed.caseId().value())
                .addValue("received", indexed.receivedAt().atOffset(ZoneOffset.UTC))
                .addValue("kept", EventCodec.writeKept(indexed))
                .addValue("plain", blind(plain))
                .addValue("grams", blind(all));
    }

    /** The numbers that stand for terms, in an order that tells nothing of the text. */
    SqlArrayValue blind(Set<String> terms) {
        return new SqlArrayValue("bigint", (Object[]) numbers(terms).toArray(Long[]::new));
    }

    /** The same to be counted with. */
    public List<Long> numbers(Set<String> terms) {
        return terms.stream().map(this::blind).sorted().toList();
    }

    private long blind(String term) {
        if (term.codePointCount(0, term.length()) > 2) {
            return vault.blind(term);
        }
        if (blinded.size() >= REMEMBERED) {
            blinded.clear();
        }
        return blinded.computeIfAbsent(term, vault::blind);
    }
}
