package org.caseledger.query.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.OpinionReviewed;
import org.caseledger.events.oversight.SampleSeeded;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sample follows from its event in the log, for whoever draws it again. */
class SamplesIT {

    private static final Instant AT = Instant.parse("2026-03-25T02:00:00Z");

    private TestLedger ledger;
    private SignedView signed;
    private Samples samples;

    @BeforeEach
    void start() {
        ledger = new TestLedger();
        signed = new SignedView(ledger.database());
        samples = new Samples(ledger.database(), ledger.log());
        for (int n = 0; n < 5; n++) {
            History.wholeLife().in(ledger);
        }
        var reviewed = History.received().classified().assigned(History.XIPU).accepted();
        reviewed.by(
                        Role.CENTER_HEAD,
                        new OpinionReviewed(1, true, null, "head", reviewed.occurred()))
                .in(ledger);
        ledger.project(signed);
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private UUID ask(Period period, SignedKind kind, int size, byte... random) {
        return record(samples.ask(period, kind, size, ledger.log().head(), random));
    }

    private UUID record(SampleSeeded event) {
        var id = UUID.randomUUID();
        ledger.append(
                AT,
                List.of(
                        new NewEvent(
                                UUID.randomUUID(),
                                "samples",
                                id,
                                0,
                                EventCodec.nameOf(SampleSeeded.class),
                                1,
                                EventCodec.write(event),
                                EventCodec.write(
                                        new Actor("auditor", "审查委员", Role.AUDITOR, null)
                                                .toMetadata()))));
        return id;
    }

    @Test
    void aSampleIsDrawnFromWhatTheLogHeldThen_andStaysTheSame() {
        var id = ask(Period.ALL, SignedKind.REPLY, 4, (byte) 1);
        var sample = samples.find(id).orElseThrow();
        assertThat(sample.asked().population()).isEqualTo(25);
        assertThat(sample.decisions())
                .hasSize(4)
                .allMatch(
                        s ->
                                s.kind() == SignedKind.REPLY
                                        && s.position() <= sample.asked().position());
        assertThat(sample.populationAsSeeded()).isTrue();
        assertThat(sample.drawnBy().person()).isEqualTo("auditor");

        History.wholeLife().in(ledger);
        ledger.project(signed);
        ledger.project(signed);

        assertThat(samples.find(id)).contains(sample);
    }

    @Test
    void whoeverHasTheLogDrawsItAgain() {
        var id = ask(Period.ALL, null, 6, (byte) 1);
        var sample = samples.find(id).orElseThrow();
        var stored = ledger.log().readStream(id).get(0);
        var population =
                ledger.log().readAfter(0, (int) sample.asked().position()).stream()
                        .filter(
                                e ->
                                        List.of(
                                                        "RoutingSignedOff",
                                                        "ReplyApproved",
                                                        "ReplyRejected",
                                                        "DeadlineExtended",
                                                        "OpinionReviewed")
                                                .contains(e.type()))
                        .map(e -> e.position())
                        .toList();

        assertThat(Draw.digest(population)).isEqualTo(sample.asked().digest());
        assertThat(sample.seed()).isEqualTo(HexFormat.of().formatHex(Draw.seed(stored.leafHash())));
        assertThat(Draw.sample(Draw.seed(stored.leafHash()), population, 6))
                .isEqualTo(sample.decisions().stream().map(Signed::position).toList());
    }

    @Test
    void whatWasAskedForBeforeOpinionsWereAmongIt_isDrawnAsItWas() {
        var asked = samples.ask(Period.ALL, null, 50, ledger.log().head(), new byte[1]);
        assertThat(asked.kind()).isEqualTo("ALL");
        var earlier =
                new SampleSeeded(
                        null,
                        null,
                        null,
                        50,
                        asked.position(),
                        asked.population() - 1,
                        digestOf(
                                "RoutingSignedOff",
                                "ReplyApproved",
                                "ReplyRejected",
                                "DeadlineExtended"),
                        asked.random());

        var sample = samples.find(record(earlier)).orElseThrow();

        assertThat(sample.populationAsSeeded()).isTrue();
        assertThat(sample.decisions()).noneMatch(s -> s.kind() == SignedKind.OPINION);
        assertThat(samples.find(record(asked)).orElseThrow().decisions())
                .filteredOn(s -> s.kind() == SignedKind.OPINION)
                .hasSize(1);
    }

    private String digestOf(String... types) {
        return Draw.digest(
                ledger.log().readAfter(0, 10_000).stream()
                        .filter(e -> List.of(types).contains(e.type()))
                        .map(e -> e.position())
                        .toList());
    }

    @Test
    void aPopulationThatIsNotFoundAgainIsToldSo() {
        var asked = samples.ask(Period.ALL, null, 3, ledger.log().head(), new byte[1]);
        var id = record(asked);
        ledger.sql().sql("DELETE FROM views.signed WHERE kind = 'SIGN_OFF'").update();
        assertThat(samples.find(id).orElseThrow().populationAsSeeded()).isFalse();
    }

    @Test
    void everyDrawIsListed_alsoOneThatNobodyLiked() {
        var period = new Period(Instant.parse("2026-03-10T00:00:00Z"), AT);
        var first = ask(period, SignedKind.REPLY, 2, (byte) 1);
        var second = ask(period, SignedKind.REPLY, 2, (byte) 2);
        var drawn = new DrawnView(ledger.database());
        ledger.project(drawn);
        var once = ledger.rows("views.drawn");
        ledger.project(drawn);

        assertThat(ledger.rows("views.drawn")).isEqualTo(once).hasSize(2);
        assertThat(samples.drawn(0, 10).rows())
                .extracting(Drawn::id)
                .containsExactly(second, first);
        assertThat(samples.find(first).orElseThrow().seed())
                .isNotEqualTo(samples.find(second).orElseThrow().seed());
        assertThat(samples.find(UUID.randomUUID())).isEmpty();
    }
}
