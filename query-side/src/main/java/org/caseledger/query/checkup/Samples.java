package org.caseledger.query.checkup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.events.oversight.SampleEvent.SampleSeeded;
import org.caseledger.events.oversight.SampleStrata;
import org.caseledger.query.Conditions;
import org.caseledger.query.Count;
import org.caseledger.query.Page;
import org.caseledger.query.views.Recorded;
import org.caseledger.review.CaseReview;
import org.caseledger.review.SampleReview;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Draws random samples of cases: each follows from the event that asked for it (P9.12). */
public final class Samples {
    /** The view that populations are read from. */
    public static final String VIEW = "reviewable";

    /** Decisions of every kind that there was: null means the same without reviews of opinions. */
    private static final String ALL = "ALL";

    private static final String WAITS = """
            (state = 'TO_CONCLUDE' OR state = 'TO_CONFIRM' AND concluded_by <> :person
                                      AND coalesce(second, :person) = :person)""";

    private static final String KINDS_OF_ALL = "kind NOT IN ('LOWERING', 'RETURN', 'DRAFT')";
    private static final String KINDS_OF_NULL = "kind NOT IN ('LOWERING', 'RETURN', 'DRAFT', 'OPINION')";

    private final JdbcClient jdbc;
    private final CasePopulation cases;
    private final EventLog log;

    public Samples(DataSource dataSource, EventLog log) {
        this.jdbc = JdbcClient.create(dataSource);
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
        var rows = jdbc.sql("""
                                SELECT drawn FROM views.drawn
                                 ORDER BY position DESC
                                 LIMIT :size OFFSET :offset
                                """)
                .param("size", size)
                .param("offset", (long) page * size)
                .query((row, n) -> EventCodec.read(row.getString("drawn"), Drawn.class))
                .list();
        long total =
                jdbc.sql("SELECT count(*) FROM views.drawn").query(Long.class).single();
        return new Page<>(rows, total);
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
}
