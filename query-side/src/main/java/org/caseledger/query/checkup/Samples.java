package org.caseledger.query.checkup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.events.oversight.SampleEvent.SampleSeeded;
import org.caseledger.events.oversight.SampleStrata;
import org.caseledger.query.Conditions;
import org.caseledger.query.Count;
import org.caseledger.query.Listing;
import org.caseledger.query.Lists;
import org.caseledger.query.Page;
import org.caseledger.query.Reader;
import org.caseledger.query.RowReading;
import org.caseledger.query.views.Recorded;
import org.caseledger.review.CaseReview;
import org.caseledger.review.SampleReview;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Draws random samples of cases: each follows from the event that asked for it (P9.12). */
public final class Samples {
    /** The view that populations are read from. */
    public static final String VIEW = "reviewable";

    /** The views that samples are drawn by: the approvals, and the cases. */
    public static final List<String> VIEWS = List.of("signed", VIEW);

    /** Decisions of every kind that there was: null means the same without reviews of opinions. */
    private static final String ALL = "ALL";

    private static final String WAITS = """
            (state = 'TO_CONCLUDE' OR state = 'TO_CONFIRM' AND concluded_by <> :person
                                      AND coalesce(second, :person) = :person)""";

    private static final String KINDS_OF_ALL = "kind NOT IN ('LOWERING', 'RETURN', 'DRAFT')";
    private static final String KINDS_OF_NULL = "kind NOT IN ('LOWERING', 'RETURN', 'DRAFT', 'OPINION')";

    /** Every one. */
    private record All() {}

    private static final Listing<All, Drawn> DRAWN = Listing.<All, Drawn>kept(
                    "drawn", "%s.drawn", Drawn.class, all -> "position DESC")
            .counted();

    private final JdbcClient jdbc;
    private final Lists lists;
    private final CasePopulation cases;
    private final EventLog log;

    public Samples(DataSource dataSource, EventLog log) {
        this.jdbc = JdbcClient.create(dataSource);
        this.lists = new Lists(dataSource);
        this.cases = new CasePopulation(dataSource);
        this.log = log;
    }

    /** What is to be recorded first; the population is what the view holds up to that position. */
    public SampleSeeded ask(Period period, SampleStrata strata, int size, long position, byte[] random) {
        var receipts = cases.positions(period.from(), period.until(), strata, position);
        return new SampleSeeded(
                period.from(),
                period.until(),
                null,
                strata,
                size,
                position,
                receipts.size(),
                Draw.digest(receipts),
                HexFormat.of().formatHex(random));
    }

    /** The sample of that identity, drawn from the event in the log; empty if it was not requested. */
    public Optional<Sample> find(UUID id) {
        var stream = log.readStream(id);
        return stream.stream()
                .findFirst()
                .filter(first -> Recorded.of(first).event() instanceof SampleSeeded)
                .map(first -> sample(first, review(stream)));
    }

    private static SampleReview review(List<StoredEvent> stream) {
        SampleReview review = null;
        for (var recorded : Recorded.all(stream)) {
            review = SampleReview.on(review, (SampleEvent) recorded.event(), recorded.actor(), recorded.recordedAt());
        }
        return Objects.requireNonNull(review);
    }

    private Sample sample(StoredEvent stored, SampleReview review) {
        var recorded = Recorded.of(stored);
        var asked = (SampleSeeded) recorded.event();
        var seed = Draw.seed(stored.leafHash());
        var positions = population(asked);
        var drawn = Draw.sample(seed, positions, asked.size());
        var found = asked.strata() == null ? List.<DrawnCase>of() : drawn(asked, drawn, review);
        return new Sample(
                stored.streamId(),
                stored.position(),
                stored.recordedAt(),
                recorded.actor(),
                asked,
                HexFormat.of().formatHex(stored.leafHash()),
                HexFormat.of().formatHex(seed),
                asked.digest().equals(Draw.digest(positions))
                        && (asked.strata() == null
                                || found.stream()
                                        .map(DrawnCase::position)
                                        .toList()
                                        .equals(drawn)),
                review.cases() != null,
                asked.strata() == null ? signed(drawn) : List.of(),
                found,
                review.minutes());
    }

    /** The drawn cases: once they are recorded by name, later findings about the population change nothing. */
    private List<DrawnCase> drawn(SampleSeeded asked, List<Long> drawn, SampleReview review) {
        if (review.cases() == null) {
            return cases.received(drawn, asked.position());
        }
        var named = review.drawn().stream().map(CaseReview::caseId).toList();
        return cases.named(named, asked.position()).stream()
                .map(c -> review.of(c.caseId()).map(c::reviewed).orElse(c))
                .toList();
    }

    private List<Long> population(SampleSeeded asked) {
        return asked.strata() == null
                ? decisions(asked.from(), asked.until(), asked.kind(), asked.position())
                : cases.positions(asked.from(), asked.until(), asked.strata(), asked.position());
    }

    /** Every sample that was asked for, the latest first, pages counted from 0. */
    public Page<Drawn> drawn(int page, int size) {
        return lists.find(DRAWN, new All(), Reader.ofAll(Instant.EPOCH), page, size);
    }

    /**
     * How many cases of samples wait for this reader: whoever concluded is not the second one, who may have been asked
     * by name.
     */
    public Count waitingFor(String person) {
        return new Conditions().with(WAITS, "person", person).count("views.drawn_case");
    }

    /**
     * The sample of cases to go on with, where one has no minutes yet: the latest that waits for this reader, or else
     * the latest.
     */
    public Optional<UUID> openFor(String person) {
        return jdbc.sql("""
                        SELECT id FROM views.drawn d
                         WHERE drawn->>'minutesAt' IS NULL AND drawn->'asked'->'strata' IS NOT NULL
                         ORDER BY EXISTS (SELECT FROM views.drawn_case c
                                           WHERE c.sample = d.id AND %s) DESC,
                                  position DESC
                         LIMIT 1
                        """.formatted(WAITS))
                .param("person", person)
                .query(UUID.class)
                .optional();
    }

    /** The cases of these strata as the log had them at that position, counted by each stratum. */
    public Population population(Period period, SampleStrata strata, long position) {
        return cases.counted(period.from(), period.until(), strata, position);
    }

    private List<Long> decisions(
            @Nullable Instant from, @Nullable Instant until, @Nullable String kind, long position) {
        var conditions = new Conditions()
                .with("position <= :position", "position", position)
                .with(KINDS_OF_NULL, kind == null)
                .with(KINDS_OF_ALL, ALL.equals(kind))
                .with("kind = :kind", "kind", ALL.equals(kind) ? null : kind)
                .with("signed_at >= :from", "from", from == null ? null : from.atOffset(ZoneOffset.UTC))
                .with("signed_at < :until", "until", until == null ? null : until.atOffset(ZoneOffset.UTC));
        return jdbc.sql("SELECT position FROM views.signed WHERE %s ORDER BY position".formatted(conditions.text()))
                .params(conditions.params())
                .query(Long.class)
                .list();
    }

    private List<Signed> signed(List<Long> positions) {
        return jdbc.sql("""
                        SELECT decision FROM views.signed
                         WHERE position = ANY (:positions)
                         ORDER BY position
                        """)
                .param("positions", positions.toArray(Long[]::new))
                .query((row, n) -> EventCodec.read(row.getString("decision"), Signed.class))
                .list();
    }

    /**
     * Reads the cases that a sample is drawn from: all that ended or came to need approvals in a period (P9.12), signed
     * or not, at a position of the log.
     */
    static final class CasePopulation {
        private static final String AMONG =
                "EXISTS (SELECT FROM views.reviewable o WHERE o.case_id = r.case_id AND o.position <= :position AND ";
        private static final String GATED = AMONG + "o.kind = 'GATED')";
        private static final String OF_UNIT = AMONG + "o.kind IN ('HANDLED', 'ENDED') AND o.unit = :unit)";
        private static final String OF_LEADER = AMONG + "o.kind = 'SIGNED' AND o.person = :leader)";

        private final JdbcClient jdbc;

        CasePopulation(DataSource dataSource) {
            this.jdbc = JdbcClient.create(dataSource);
        }

        /** The positions of their receipts, in order. */
        List<Long> positions(@Nullable Instant from, @Nullable Instant until, SampleStrata strata, long position) {
            var conditions = conditions(from, until, strata, position);
            return jdbc.sql("""
                            SELECT DISTINCT r.receipt FROM views.reviewable r
                             WHERE r.kind IN ('ENDED', 'GATED') AND %s
                             ORDER BY r.receipt
                            """.formatted(conditions.text()))
                    .params(conditions.params())
                    .query(Long.class)
                    .list();
        }

        /** The same cases, counted by the strata of samples. */
        Population counted(@Nullable Instant from, @Nullable Instant until, SampleStrata strata, long position) {
            var conditions = conditions(from, until, strata, position);
            var counted = jdbc.sql("""
                                    WITH population AS (
                                      SELECT DISTINCT r.case_id, %s AS ever_gated
                                        FROM views.reviewable r
                                       WHERE r.kind IN ('ENDED', 'GATED') AND %s)
                                    SELECT 'GATED' AS by, ever_gated::text AS value, count(*) AS cases
                                      FROM population GROUP BY 2
                                    UNION ALL
                                    SELECT 'UNIT', o.unit, count(DISTINCT o.case_id)
                                      FROM population JOIN views.reviewable o USING (case_id)
                                     WHERE o.position <= :position AND o.kind IN ('HANDLED', 'ENDED')
                                       AND o.unit IS NOT NULL
                                     GROUP BY 2
                                    UNION ALL
                                    SELECT 'LEADER', o.person, count(DISTINCT o.case_id)
                                      FROM population JOIN views.reviewable o USING (case_id)
                                     WHERE o.position <= :position AND o.kind = 'SIGNED'
                                     GROUP BY 2
                                     ORDER BY 1, 3 DESC, 2
                                    """.formatted(GATED, conditions.text()))
                    .params(conditions.params())
                    .query(RowReading.of(Population.Stratum.class))
                    .list();
            return Population.of(counted);
        }

        private static Conditions conditions(
                @Nullable Instant from, @Nullable Instant until, SampleStrata strata, long position) {
            return new Conditions()
                    .with("r.position <= :position", "position", position)
                    .with("r.at >= :from", "from", from)
                    .with("r.at < :until", "until", until)
                    .with(GATED, Boolean.TRUE.equals(strata.gated()))
                    .with("NOT " + GATED, Boolean.FALSE.equals(strata.gated()))
                    .with(OF_UNIT, "unit", strata.unit())
                    .with(OF_LEADER, "leader", strata.leader());
        }

        /** The cases with these receipts, as that position had them, in the order of the receipts. */
        List<DrawnCase> received(Collection<Long> receipts, long position) {
            return cases("r.receipt = ANY (:some)", new SqlArrayValue("bigint", receipts.toArray()), position);
        }

        /** These cases, in the same way. */
        List<DrawnCase> named(Collection<CaseId> cases, long position) {
            return cases(
                    "r.case_id = ANY (:some)",
                    new SqlArrayValue("uuid", cases.stream().map(CaseId::value).toArray()),
                    position);
        }

        private List<DrawnCase> cases(String which, SqlArrayValue some, long position) {
            return jdbc.sql("""
                            SELECT DISTINCT ON (r.receipt) r.receipt AS position, case_id, number, outcome, at, unit, %s AS gated,
                                   approved, investigated, drafted, 'TO_CONCLUDE' AS state, '[]' AS readings
                              FROM views.reviewable r
                             WHERE r.kind IN ('ENDED', 'GATED') AND r.position <= :position AND %s
                             ORDER BY r.receipt, r.kind, r.position DESC
                            """.formatted(GATED, which))
                    .param("position", position)
                    .param("some", some)
                    .query(RowReading.of(DrawnCase.class))
                    .list();
        }
    }
}
