package org.caseledger.query.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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
    private static final int REMEMBERED = 50_000;

    private final JdbcClient jdbc;
    private final CaseStateTable<IndexedCase> keptCases;
    private final Rows<Row> rows;
    private final Vault vault;
    // Characters and pairs come again and again: without this, blinding is most of the work.
    private final Map<Purpose, Map<String, Long>> blinded = new EnumMap<>(Purpose.class);
    private final Map<String, Long> compared = new ConcurrentHashMap<>();

    public SearchIndex(DataSource dataSource, Vault vault) {
        this.jdbc = JdbcClient.create(dataSource);
        this.keptCases = new CaseStateTable<>(dataSource, "search", IndexedCase.class, IndexedCase::caseId);
        this.rows = rows(dataSource);
        this.vault = vault;
        Purpose.ALL.forEach(as -> blinded.put(as, new ConcurrentHashMap<>()));
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
                .kept("kept", "jsonb", row -> row.of())
                .column("plain", "bigint[]", Row::plain)
                .column("grams", "bigint[]", Row::grams);
    }

    private Row row(IndexedCase indexed) {
        var plain = stream(Purpose.PLAIN, Terms.of(indexed.plainTexts()));
        var sealed = LongStream.empty();
        for (var found : new SealedTexts(vault).of(indexed).entrySet()) {
            var numbers = stream(found.getKey(), Terms.ofSealed(found.getValue()));
            if (Purpose.OF_ALL.contains(found.getKey())) {
                plain = LongStream.concat(plain, numbers);
            } else {
                sealed = LongStream.concat(sealed, numbers);
            }
        }
        long[] ofAll = plain.toArray();
        return new Row(indexed, array(Arrays.stream(ofAll)), array(LongStream.concat(sealed, Arrays.stream(ofAll))));
    }

    /**
     * Which of these cases have the words of a question as they were asked for, not only their terms: what is sealed is
     * opened for the comparison, and not shown.
     */
    Set<CaseId> having(String question, boolean sealedToo, Collection<CaseId> cases) {
        vault.load(cases);
        var texts = new SealedTexts(vault);
        var digits = question.replaceAll("\\D", "");
        return shown(cases).stream()
                .filter(indexed -> {
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
                        new SqlArrayValue(
                                "uuid", cases.stream().map(CaseId::value).toArray()))
                .query((row, n) -> EventCodec.read(row.getString("kept"), IndexedCase.class))
                .list();
    }

    /** Each number once, in an order that reveals nothing of the text. */
    private static String array(LongStream numbers) {
        long[] all = numbers.sorted().toArray();
        var text = new StringBuilder("{");
        for (int i = 0; i < all.length; i++) {
            if (i == 0) {
                text.append(all[i]);
            } else if (all[i] != all[i - 1]) {
                text.append(',').append(all[i]);
            }
        }
        return text.append('}').toString();
    }

    /** The numbers that stand for terms, as what they are found. */
    Set<Long> numbers(Purpose as, Set<String> terms) {
        return stream(as, terms).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    private LongStream stream(Purpose as, Set<String> terms) {
        return terms.stream().mapToLong(term -> number(as, term));
    }

    /** The numbers of a term under any of these purposes. */
    List<Long> numbersOf(String term, Set<Purpose> purposes) {
        return purposes.stream().map(as -> number(as, term)).toList();
    }

    long number(Purpose as, String term) {
        return remembered(blinded.get(as), term, of -> vault.blind(as.name(), of));
    }

    /** Numbers that stand for terms where cases are compared, which no search shares. */
    public List<Long> numbers(Set<String> terms) {
        return terms.stream()
                .map(term -> remembered(compared, term, vault::blind))
                .sorted()
                .toList();
    }

    private static Long remembered(Map<String, Long> known, String term, Function<String, Long> blind) {
        var number = known.get(term);
        if (number != null) {
            return number;
        }
        if (term.codePointCount(0, term.length()) > 2) {
            return blind.apply(term);
        }
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(term, blind);
    }
}
