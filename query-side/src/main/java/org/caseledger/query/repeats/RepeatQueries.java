package org.caseledger.query.repeats;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.query.Conditions;
import org.caseledger.query.RowReading;
import org.caseledger.query.repeats.ComparedComplaint.CaseLinks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Finds the cases that may be about the same matter: the latest of those that the indexes give for phone, respondent
 * and sketch, ranked by how alike they are. Nothing is opened.
 */
public final class RepeatQueries {
    private static final int LOOKED_AT = 100;

    private static final String LATEST = """
            (SELECT r.case_id FROM views.repeats r
              WHERE %s AND r.received_at >= :from AND r.received_at <= :until
              ORDER BY r.received_at DESC, case_id LIMIT %d)
            """;

    // The latest that the reader's unit has, however many other units have later ones.
    private static final String LATEST_OF_UNIT = """
            (SELECT r.case_id FROM views.repeats r JOIN views.board b USING (case_id)
              WHERE %s AND r.received_at >= :from AND r.received_at <= :until
                AND b.unit = :within
              ORDER BY r.received_at DESC, case_id LIMIT %d)
            """;

    private final JdbcClient jdbc;
    private final RepeatKeyFactory keys;

    public RepeatQueries(DataSource dataSource, RepeatKeyFactory keys) {
        this.jdbc = JdbcClient.create(dataSource);
        this.keys = keys;
    }

    /** What the view has of one case. */
    private record Kept(Instant receivedAt, RepeatKeys keys, CaseLinks ties) {}

    /** The candidates for a case, the best first; none as long as the view does not have it. */
    public List<RepeatCandidate> of(CaseId caseId, RepeatFilter filter) {
        return kept(caseId)
                .map(own -> {
                    var days = Duration.ofDays(filter.days());
                    return candidates(
                            own.keys(),
                            own.ties(),
                            own.receivedAt().minus(days),
                            own.receivedAt().plus(days),
                            filter);
                })
                .orElse(List.of());
    }

    /**
     * The candidates for a complaint that is being received, the best first.
     *
     * @throws org.caseledger.vault.VaultLocked without the master key
     */
    public List<RepeatCandidate> of(RepeatDraft draft, RepeatFilter filter, Instant now) {
        var since = now.minus(Duration.ofDays(filter.days()));
        return candidates(keys.of(draft), CaseLinks.NONE, since, now, filter);
    }

    /** The cases that this one is linked with or handled together with, the earliest first. */
    public List<CaseLink> ties(CaseId caseId, @Nullable UnitId within) {
        var cases = new Conditions().with("b.unit = :within", "within", within);
        return jdbc.sql("""
                        WITH own AS (SELECT * FROM views.repeats WHERE case_id = :case)
                        SELECT tie.kind, case_id, b.number, b.respondent, b.received_at, b.state, b.unit
                          FROM (SELECT 'REPEATS' AS kind, unnest(links) AS case_id FROM own
                                UNION ALL
                                SELECT 'REPEATED_BY', case_id FROM views.repeats WHERE links @> ARRAY[:case]
                                UNION ALL
                                SELECT 'LEAD', lead FROM own WHERE lead IS NOT NULL
                                UNION ALL
                                SELECT 'JOINED', case_id FROM views.repeats WHERE lead = :case
                                UNION ALL
                                SELECT 'HALF', complaint FROM own WHERE complaint IS NOT NULL
                                UNION ALL
                                SELECT 'HALF', case_id FROM views.repeats WHERE complaint = :case
                                UNION ALL
                                SELECT 'TOGETHER', r.case_id FROM views.repeats r JOIN own USING (lead)
                                 WHERE r.case_id <> :case) AS tie
                          JOIN views.board b USING (case_id)
                         WHERE %s
                         ORDER BY b.received_at, tie.kind, b.number
                        """.formatted(cases.text()))
                .params(cases.params())
                .param("case", caseId.value())
                .query(RowReading.of(CaseLink.class))
                .list();
    }

    private Optional<Kept> kept(CaseId caseId) {
        return jdbc.sql("SELECT %s%s FROM views.repeats r WHERE case_id = :case"
                        .formatted(ComparedComplaint.KEYS, ComparedComplaint.SKETCH))
                .param("case", caseId.value())
                .query(RowReading.of(Kept.class))
                .optional();
    }

    private List<RepeatCandidate> candidates(
            RepeatKeys asked, CaseLinks own, Instant from, Instant until, RepeatFilter filter) {
        var by = filter.sealedToo() ? asked : asked.plain();
        var lookups = lookups(by, filter.within() == null ? LATEST : LATEST_OF_UNIT);
        if (lookups.isEmpty()) {
            return List.of();
        }
        var cases = new Conditions()
                .with("r.case_id <> :self", "self", own.self())
                .with("b.unit = :within", "within", filter.within());
        return jdbc
                .sql("""
                        SELECT %s%s
                          FROM (%s) AS found
                          JOIN views.repeats r USING (case_id)
                          JOIN views.board b USING (case_id)
                         WHERE %s
                        """.formatted(
                                ComparedComplaint.COLUMNS,
                                ComparedComplaint.WITHOUT_SKETCH,
                                String.join(" UNION ", lookups),
                                cases.text()))
                .params(cases.params())
                .param("phone", by.phone())
                .param("name", by.respondent())
                .param("sketch", new SqlArrayValue("bigint", by.sketch().toArray()))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(ComparedComplaint.READ)
                .list()
                .stream()
                .map(found -> found.candidate(by, own))
                .filter(candidate -> !candidate.reasons().isEmpty())
                .sorted(Comparator.comparing(RepeatCandidate::score)
                        .thenComparing(RepeatCandidate::receivedAt)
                        .reversed())
                .limit(filter.limit())
                .toList();
    }

    private static List<String> lookups(RepeatKeys by, String latest) {
        var lookups = new ArrayList<String>();
        if (by.phone() != null) {
            lookups.add(latest.formatted("r.phone = :phone", LOOKED_AT));
        }
        if (by.respondent() != null) {
            lookups.add(latest.formatted("r.respondent = :name", LOOKED_AT));
        }
        if (!by.sketch().isEmpty()) {
            lookups.add(latest.formatted("r.sketch && :sketch", LOOKED_AT));
        }
        return lookups;
    }

    /**
     * Among which cases is looked: received within so many days, at most so many of the best; {@code within} is the
     * only unit whose cases the reader may see, {@code sealedToo} whether what is sealed is compared, which is for
     * those who may open it.
     */
    public record RepeatFilter(
            int days, int limit, @Nullable UnitId within, boolean sealedToo) {}
}
