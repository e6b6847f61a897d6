package org.caseledger.query.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Rows;
import org.caseledger.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** The table {@code views.search}: cases and the blinded terms under which they are found. */
public final class SearchIndex {

    private static final int REMEMBERED = 100_000;

    private final JdbcClient jdbc;
    private final CaseStateTable<IndexedCase> keptCases;
    private final Rows<Row> rows;
    private final Vault vault;
    // Characters and pairs come again and again: without this, blinding is most of the work.
    private final Map<String, Long> blinded = new ConcurrentHashMap<>();

    public SearchIndex(DataSource dataSource, Vault vault) {
        this.jdbc = JdbcClient.create(dataSource);
        this.keptCases =
                new CaseStateTable<>(dataSource, "search", IndexedCase.class, IndexedCase::caseId);
        this.rows = rows(dataSource);
        this.vault = vault;
    }

    /** Whether there is a master key, without which nothing can be indexed or found. */
    public boolean isOpen() {
        return vault.isOpen();
    }

    int keyVersion() {
        return vault.keyVersion();
    }

    Map<CaseId, IndexedCase> load(Collection<CaseId> cases) {
        return keptCases.load(cases);
    }

    void write(Collection<IndexedCase> cases) {
        vault.load(cases.stream().map(IndexedCase::caseId).toList());
        rows.write(cases.stream().map(this::row).toList());
    }

    private record Row(IndexedCase of, String plain, String grams) {}

    private static Rows<Row> rows(DataSource dataSource) {
        return new Rows<Row>(dataSource, "search")
                .key("case_id", "uuid", row -> row.of().caseId())
                .column("received_at", "timestamptz", row -> row.of().receivedAt())
                .column("kept", "jsonb", row -> EventCodec.writeKept(row.of()))
                .column("plain", "bigint[]", Row::plain)
                .column("grams", "bigint[]", Row::grams);
    }

    private Row row(IndexedCase indexed) {
        var plain = numbers(Purpose.PLAIN, Terms.of(indexed.plainTexts()));
        var all = new TreeSet<Long>();
        new SealedTexts(vault)
                .of(indexed)
                .forEach(
                        (as, texts) -> {
                            var sealed = numbers(as, Terms.ofSealed(texts));
                            (Purpose.OF_ALL.contains(as) ? plain : all).addAll(sealed);
                        });
        all.addAll(plain);
        return new Row(indexed, array(plain), array(all));
    }

    /**
     * Which of these cases have the words of a question as they were asked for, not only their
     * terms: what is sealed is opened for that, and shown to nobody.
     */
    Set<CaseId> having(String question, boolean sealedToo, Collection<CaseId> cases) {
        vault.load(cases);
        var texts = new SealedTexts(vault);
        var digits = question.replaceAll("\\D", "");
        return shown(cases).stream()
                .filter(
                        indexed -> {
                            var all = new ArrayList<>(indexed.plainTexts());
                            if (sealedToo) {
                                texts.of(indexed).values().forEach(all::addAll);
                            } else {
                                all.addAll(texts.official(indexed));
                            }
                            return Terms.occur(question, all) || all.contains(digits);
                        })
                .map(IndexedCase::caseId)
                .collect(Collectors.toSet());
    }

    private List<IndexedCase> shown(Collection<CaseId> cases) {
        return jdbc.sql("SELECT kept FROM views.search WHERE case_id = ANY (:cases)")
                .param(
                        "cases",
                        new SqlArrayValue("uuid", cases.stream().map(CaseId::value).toArray()))
                .query((row, n) -> EventCodec.read(row.getString("kept"), IndexedCase.class))
                .list();
    }

    /** In an order that tells nothing of the text. */
    private static String array(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** The numbers that stand for terms, as what they are found. */
    Set<Long> numbers(Purpose as, Set<String> terms) {
        return terms.stream()
                .map(term -> number(as, term))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What stands for a term that is found as any of these. */
    List<Long> numbersOf(String term, Set<Purpose> purposes) {
        return purposes.stream().map(as -> number(as, term)).toList();
    }

    long number(Purpose as, String term) {
        return remembered(as.name() + " " + term, term, key -> vault.blind(as.name(), term));
    }

    /** Numbers that stand for terms where cases are compared, which no search shares. */
    public List<Long> numbers(Set<String> terms) {
        return terms.stream().map(term -> remembered(term, term, vault::blind)).sorted().toList();
    }

    private long remembered(String key, String term, Function<String, Long> blind) {
        if (term.codePointCount(0, term.length()) > 2) {
            return blind.apply(key);
        }
        if (blinded.size() >= REMEMBERED) {
            blinded.clear();
        }
        return blinded.computeIfAbsent(key, blind);
    }
}
