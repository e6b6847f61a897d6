package org.caseledger.query.checkup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.SampleSeeded;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Draws random samples of what was signed: each follows from the event that asked for it. */
public final class Samples {

    /** The view that populations are read from. */
    public static final String VIEW = "signed";

    /** Of every kind. Samples of kind null were asked for when opinions were not among them. */
    private static final String ALL = "ALL";

    private static final String KINDS_OF_NULL = "kind <> 'OPINION'";

    private final JdbcClient jdbc;
    private final EventLog log;

    public Samples(DataSource dataSource, EventLog log) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = log;
    }

    /** What is to be recorded first; the population is what the view holds up to that position. */
    public SampleSeeded ask(
            Period period, @Nullable SignedKind kind, int size, long position, byte[] random) {
        var named = kind == null ? ALL : kind.name();
        var positions = population(period.from(), period.until(), named, position);
        return new SampleSeeded(
                period.from(),
                period.until(),
                named,
                size,
                position,
                positions.size(),
                Draw.digest(positions),
                HexFormat.of().formatHex(random));
    }

    /** The sample of that identity, drawn from the event in the log; none when nobody asked. */
    public Optional<Sample> find(UUID id) {
        return log.readStream(id).stream().findFirst().flatMap(this::sample);
    }

    private Optional<Sample> sample(StoredEvent stored) {
        var recorded = Recorded.of(stored);
        if (!(recorded.event() instanceof SampleSeeded asked)) {
            return Optional.empty();
        }
        var seed = Draw.seed(stored.leafHash());
        var positions = population(asked.from(), asked.until(), asked.kind(), asked.position());
        return Optional.of(
                new Sample(
                        stored.streamId(),
                        stored.position(),
                        stored.recordedAt(),
                        recorded.actor(),
                        asked,
                        HexFormat.of().formatHex(stored.leafHash()),
                        HexFormat.of().formatHex(seed),
                        asked.digest().equals(Draw.digest(positions)),
                        signed(Draw.sample(seed, positions, asked.size()))));
    }

    /** Every sample that was asked for, the latest first, pages counted from 0. */
    public Page<Drawn> drawn(int page, int size) {
        var rows =
                jdbc.sql(
                                """
                                SELECT kept FROM views.drawn
                                 ORDER BY position DESC
                                 LIMIT :size OFFSET :offset
                                """)
                        .param("size", size)
                        .param("offset", (long) page * size)
                        .query((row, n) -> EventCodec.read(row.getString("kept"), Drawn.class))
                        .list();
        long total = jdbc.sql("SELECT count(*) FROM views.drawn").query(Long.class).single();
        return new Page<>(rows, total);
    }

    private List<Long> population(
            @Nullable Instant from, @Nullable Instant until, @Nullable String kind, long position) {
        var conditions =
                new Conditions()
                        .with("position <= :position", "position", position)
                        .with(KINDS_OF_NULL, kind == null)
                        .with("kind = :kind", "kind", ALL.equals(kind) ? null : kind)
                        .with(
                                "signed_at >= :from",
                                "from",
                                from == null ? null : from.atOffset(ZoneOffset.UTC))
                        .with(
                                "signed_at < :until",
                                "until",
                                until == null ? null : until.atOffset(ZoneOffset.UTC));
        return jdbc.sql(
                        "SELECT position FROM views.signed WHERE %s ORDER BY position"
                                .formatted(conditions.text()))
                .params(conditions.params())
                .query(Long.class)
                .list();
    }

    private List<Signed> signed(List<Long> positions) {
        return jdbc.sql(
                        """
                        SELECT decision FROM views.signed
                         WHERE position = ANY (:positions)
                         ORDER BY position
                        """)
                .param("positions", positions.toArray(Long[]::new))
                .query((row, n) -> EventCodec.read(row.getString("decision"), Signed.class))
                .list();
    }
}
