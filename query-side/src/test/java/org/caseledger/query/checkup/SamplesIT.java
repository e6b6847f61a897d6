package org.caseledger.query.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.oversight.OversightEvent;
import org.caseledger.events.oversight.ReviewConclusion;
import org.caseledger.events.oversight.SampleEvent.MinutesIssued;
import org.caseledger.events.oversight.SampleEvent.ReviewConcluded;
import org.caseledger.events.oversight.SampleEvent.ReviewConfirmed;
import org.caseledger.events.oversight.SampleEvent.SampleDrawn;
import org.caseledger.events.oversight.SampleEvent.SampleSeeded;
import org.caseledger.events.oversight.SampleStrata;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.Lists;
import org.caseledger.query.Reader;
import org.caseledger.query.checkup.Ended.EndedFilter;
import org.caseledger.query.checkup.Population.By;
import org.caseledger.query.checkup.Population.Stratum;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.review.ReviewState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sample follows from its event in the log, for whoever draws it again. */
class SamplesIT {
    private static final Instant AT = Instant.parse("2026-03-25T02:00:00Z");

    private TestLedger ledger;
    private static final SampleStrata ANY = new SampleStrata(null, null, null);

    private SignedView signed;
    private ReviewableView view;
    private Samples samples;

    @BeforeEach
    void start() {
        ledger = new TestLedger();
        signed = new SignedView(ledger.database());
        samples = new Samples(ledger.database(), ledger.log());
        for (int n = 0; n < 5; n++) {
            History.wholeLife().in(ledger);
        }
        var reviewed = History.received().classified().assigned(XIPU).accepted();
        reviewed.by(Role.CENTER_HEAD, new OpinionReviewed(1, true, null, "head", reviewed.occurred()))
                .in(ledger);
        ledger.project(signed);
        view = new ReviewableView(ledger.database(), Procedures.builtIn());
        ledger.project(view);
    }

    private static SampleStrata gated(boolean gated) {
        return new SampleStrata(null, null, gated);
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private UUID ask(Period period, SampleStrata strata, int size, byte... random) {
        return record(samples.ask(period, strata, size, ledger.log().head(), random));
    }

    /** Asked for in the way of before, when samples were of decisions. */
    private SampleSeeded decisions(@Nullable String kind, int size, String... types) {
        var positions = positions(types);
        return new SampleSeeded(
                null, null, kind, null, size, ledger.log().head(), positions.size(), Draw.digest(positions), "01");
    }

    private UUID record(SampleSeeded event) {
        var id = UUID.randomUUID();
        append(id, 0, event);
        return id;
    }

    private void append(UUID id, int sequence, OversightEvent event) {
        var type = EventCodec.typeOf(event.getClass());
        ledger.append(
                AT,
                List.of(new NewEvent(
                        UUID.randomUUID(),
                        "samples",
                        id,
                        sequence,
                        type.value(),
                        type.revision(),
                        EventCodec.write(event),
                        EventCodec.write(new Actor("auditor", "审查委员", Role.AUDITOR, null).toMetadata()))));
    }

    private List<Long> positions(String... types) {
        return ledger.log().readAfter(0, 10_000).stream()
                .filter(e -> List.of(types).contains(e.type()))
                .map(e -> e.position())
                .toList();
    }

    @Test
    void aSampleOfDecisionsIsDrawnFromWhatTheLogHeldThen_andStaysTheSame() {
        var id = record(decisions("REPLY", 4, "ReplyApproved", "ReplyRejected"));
        var sample = samples.find(id).orElseThrow();
        assertThat(sample.asked().population()).isEqualTo(25);
        assertThat(sample.cases()).isEmpty();
        assertThat(sample.decisions())
                .hasSize(4)
                .allMatch(s -> s.kind() == SignedKind.REPLY
                        && s.position() <= sample.asked().position());
        assertThat(sample.populationAsSeeded()).isTrue();
        assertThat(sample.drawnBy().person()).isEqualTo("auditor");

        History.wholeLife().in(ledger);
        ledger.project(signed);

        assertThat(samples.find(id)).contains(sample);
    }

    @Test
    void whatWasAskedForBeforeOpinionsWereAmongIt_isDrawnAsItWas() {
        var all = new String[] {
            "RoutingSignedOff", "ReplyApproved", "ReplyRejected", "DeadlineExtended", "OpinionReviewed"
        };
        var sample =
                samples.find(record(decisions(null, 50, Arrays.copyOf(all, 4)))).orElseThrow();

        assertThat(sample.populationAsSeeded()).isTrue();
        assertThat(sample.decisions()).noneMatch(s -> s.kind() == SignedKind.OPINION);
        assertThat(samples.find(record(decisions("ALL", 50, all))).orElseThrow().decisions())
                .filteredOn(s -> s.kind() == SignedKind.OPINION)
                .hasSize(1);
    }

    @Test
    void thePopulationIsEveryCaseThatEndedOrWasGated_alsoWhereNobodySigned() {
        var declined = History.received().classified().assigned(XIPU).declined().in(ledger);
        var referred = History.received().classified().referred().in(ledger);
        var gated =
                History.received().classified(Severity.MAJOR, Flag.WIDE_IMPACT).in(ledger);
        History.received().classified().in(ledger);
        ledger.project(view);

        var sample = samples.find(ask(Period.ALL, ANY, 50, (byte) 1)).orElseThrow();

        assertThat(sample.populationAsSeeded()).isTrue();
        assertThat(sample.asked().population()).isEqualTo(8);
        assertThat(sample.decisions()).isEmpty();
        assertThat(sample.cases())
                .extracting(DrawnCase::caseId, DrawnCase::outcome, DrawnCase::gated)
                .contains(
                        tuple(declined.caseId(), ComplaintState.DECLINED, false),
                        tuple(referred.caseId(), ComplaintState.REFERRED, false),
                        tuple(gated.caseId(), null, true));
    }

    @Test
    void aCaseThatWasLoweredStaysAmongTheGatedOnes_andItsEndingSaysWhatWasMissing() {
        var lowered = History.received()
                .classified(Severity.MAJOR, Flag.WIDE_IMPACT)
                .classified(Severity.GENERAL)
                .assigned(XIPU)
                .accepted()
                .replied()
                .in(ledger);
        ledger.project(view);

        var gated = samples.find(ask(Period.ALL, gated(true), 50)).orElseThrow();

        assertThat(gated.cases())
                .filteredOn(c -> c.caseId().equals(lowered.caseId()))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.outcome()).isEqualTo(ComplaintState.REPLIED);
                    assertThat(c.approved()).isFalse();
                    assertThat(c.investigated()).isFalse();
                });
        assertThat(samples.find(ask(Period.ALL, gated(false), 50)).orElseThrow().cases())
                .noneMatch(c -> c.gated());
    }

    @Test
    void strataChooseByUnitAndLeader() {
        var elsewhere = new UnitId("HONGGUANG");
        var there = History.received()
                .classified()
                .signedOff(elsewhere)
                .assigned(elsewhere)
                .accepted()
                .replied()
                .in(ledger);
        ledger.project(view);

        assertThat(samples.find(ask(Period.ALL, new SampleStrata(null, elsewhere, null), 50))
                        .orElseThrow()
                        .cases())
                .extracting(DrawnCase::caseId)
                .containsExactly(there.caseId());
        assertThat(samples.find(ask(Period.ALL, new SampleStrata("leader", null, null), 50))
                        .orElseThrow()
                        .cases())
                .hasSize(6);
        assertThat(samples.find(ask(Period.ALL, new SampleStrata("nobody", null, null), 50))
                        .orElseThrow()
                        .cases())
                .isEmpty();
    }

    @Test
    void whoeverHasTheLogDrawsItAgain() {
        var id = ask(Period.ALL, ANY, 3, (byte) 1);
        var sample = samples.find(id).orElseThrow();
        var stored = ledger.log().readStream(id).get(0);
        var ended = endedCases();

        assertThat(Draw.digest(ended)).isEqualTo(sample.asked().digest());
        assertThat(sample.seed()).isEqualTo(HexFormat.of().formatHex(Draw.seed(stored.leafHash())));
        assertThat(Draw.sample(Draw.seed(stored.leafHash()), ended, 3))
                .hasSize(3)
                .isEqualTo(sample.cases().stream().map(DrawnCase::position).toList());
    }

    /** The receipts of the cases that were replied to, which here are all that ended or were gated. */
    private List<Long> endedCases() {
        var replied = ledger.log().readAfter(0, 10_000).stream()
                .filter(e -> e.type().equals("ComplaintReplied"))
                .map(e -> e.streamId())
                .collect(Collectors.toSet());
        return ledger.log().readAfter(0, 10_000).stream()
                .filter(e -> e.type().equals("ComplaintReceived"))
                .filter(e -> replied.contains(e.streamId()))
                .map(e -> e.position())
                .toList();
    }

    @Test
    void aSampleOfCasesStaysTheSame_andShowsWhatWasConcluded() {
        var id = ask(Period.ALL, ANY, 3, (byte) 1);
        var drawn = samples.find(id).orElseThrow();
        var cases = drawn.cases().stream().map(DrawnCase::caseId).toList();
        append(id, 1, new SampleDrawn(cases));
        append(id, 2, new ReviewConcluded(cases.get(0), ReviewConclusion.IN_ORDER, null, null, null));
        append(id, 3, new ReviewConcluded(cases.get(1), ReviewConclusion.IN_ORDER, null, null, null));
        append(id, 4, new ReviewConfirmed(cases.get(1), 1, true, null));
        History.wholeLife().in(ledger);
        ledger.project(view);
        ledger.project(signed);

        var sample = samples.find(id).orElseThrow();

        assertThat(sample.populationAsSeeded()).isTrue();
        assertThat(sample.cases())
                .extracting(DrawnCase::caseId, DrawnCase::state)
                .containsExactly(
                        tuple(cases.get(0), ReviewState.TO_CONFIRM),
                        tuple(cases.get(1), ReviewState.CONFIRMED),
                        tuple(cases.get(2), ReviewState.TO_CONCLUDE));
        ledger.project(new DrawnView(ledger.database()));
        assertThat(samples.drawn(0, 10).rows())
                .singleElement()
                .satisfies(d -> assertThat(List.of(d.toConclude(), d.toConfirm(), d.confirmed()))
                        .containsOnly(1L));
        var jdbc = JdbcClient.create(ledger.database());
        assertThat(samples.waitingFor("auditor").read(jdbc)).isEqualTo(1);
        assertThat(samples.waitingFor("auditor2").read(jdbc)).isEqualTo(2);
    }

    @Test
    void givenAPopulation_whenCountedByStratum_thenEachCountIsThatOfTheStratumAlone() {
        History.received().classified().assigned(XIPU).declined().in(ledger);
        var head = ledger.log().head();
        ledger.project(view);

        var population = samples.population(Period.ALL, ANY, head);

        assertThat(population.cases()).isEqualTo(6);
        for (var stratum : population.strata()) {
            var alone = samples.population(Period.ALL, strata(stratum), head);
            assertThat(alone.cases()).as("%s", stratum).isEqualTo(stratum.cases());
            assertThat(samples.ask(Period.ALL, strata(stratum), 1, head, new byte[1])
                            .population())
                    .isEqualTo(stratum.cases());
        }
        assertThat(population.by(By.GATED))
                .extracting(Stratum::value, Stratum::cases)
                .containsExactly(tuple("true", 5L), tuple("false", 1L));
        assertThat(population.by(By.UNIT))
                .extracting(Stratum::value, Stratum::cases)
                .contains(tuple("XIPU", 6L));
        assertThat(population.by(By.LEADER))
                .extracting(Stratum::value, Stratum::cases)
                .containsExactly(tuple("leader", 5L));

        History.wholeLife().in(ledger);
        ledger.project(view);
        assertThat(samples.population(Period.ALL, ANY, head)).isEqualTo(population);
        var none = new Period(AT.minusSeconds(10_000_000), AT.minusSeconds(9_000_000));
        assertThat(samples.population(none, ANY, head)).isEqualTo(new Population(0, List.of()));
    }

    @Test
    void givenASignOffByDelegation_whenCounted_thenItIsTheLeadersForWhomItWas() {
        var before = ledger.log().head();
        History.received()
                .classified()
                .signedFor("leader9", "head", new RoutingSignedOff(XIPU, "请办理", Occurred.at(AT)))
                .assigned(XIPU)
                .declined()
                .in(ledger);
        ledger.project(view);

        var leaders = samples.population(Period.ALL, ANY, ledger.log().head()).by(By.LEADER);
        assertThat(leaders).extracting(Stratum::value).contains("leader9").doesNotContain("head");
        assertThat(samples.population(Period.ALL, ANY, before).by(By.LEADER))
                .extracting(Stratum::value)
                .doesNotContain("leader9");
        var ofLeader = new SampleStrata("leader9", null, null);
        assertThat(samples.population(Period.ALL, ofLeader, ledger.log().head()).cases())
                .isEqualTo(1);
    }

    private static SampleStrata strata(Stratum stratum) {
        var value = stratum.value();
        return switch (stratum.by()) {
            case GATED -> gated(Boolean.parseBoolean(value));
            case UNIT -> new SampleStrata(null, new UnitId(value), null);
            case LEADER -> new SampleStrata(value, null, null);
        };
    }

    @Test
    void givenAReaderIsAskedByName_thenTheCaseWaitsForThatReaderAlone_andTheSampleIsGoneOnWith() {
        var drawn = new DrawnView(ledger.database());
        var older = ask(Period.ALL, ANY, 1, (byte) 1);
        append(older, 1, new SampleDrawn(List.of(caseOf(older))));
        append(older, 2, concluded(caseOf(older), "auditor2"));
        var latest = ask(Period.ALL, ANY, 1, (byte) 2);
        append(latest, 1, new SampleDrawn(List.of(caseOf(latest))));
        append(latest, 2, concluded(caseOf(latest), "auditor3"));
        ledger.project(drawn);
        var jdbc = JdbcClient.create(ledger.database());

        assertThat(samples.waitingFor("auditor2").read(jdbc)).isEqualTo(1);
        assertThat(samples.waitingFor("auditor").read(jdbc)).isZero();
        assertThat(samples.openFor("auditor2")).contains(older);
        assertThat(samples.openFor("auditor3")).contains(latest);
        assertThat(samples.openFor("auditor")).contains(latest);

        append(latest, 3, new MinutesIssued(null, null));
        append(older, 3, new MinutesIssued(null, null));
        record(decisions("REPLY", 1, "ReplyApproved"));
        ledger.project(drawn);
        assertThat(samples.openFor("auditor3")).isEmpty();
    }

    private CaseId caseOf(UUID sample) {
        return samples.find(sample).orElseThrow().cases().get(0).caseId();
    }

    private static ReviewConcluded concluded(CaseId of, String second) {
        return new ReviewConcluded(of, ReviewConclusion.IN_ORDER, null, null, second);
    }

    @Test
    void aPopulationOrACaseThatIsNotFoundAgainIsToldSo() {
        var id = ask(Period.ALL, ANY, 3, (byte) 1);
        var cases = samples.find(id).orElseThrow().cases().stream()
                .map(DrawnCase::caseId)
                .toList();
        append(id, 1, new SampleDrawn(cases.subList(0, 2)));
        assertThat(samples.find(id).orElseThrow()).satisfies(s -> {
            assertThat(s.populationAsSeeded()).isFalse();
            assertThat(s.cases()).hasSize(2);
        });
        var other = ask(Period.ALL, ANY, 3, (byte) 2);
        ledger.sql().sql("DELETE FROM views.reviewable WHERE receipt = 1").update();
        assertThat(samples.find(other).orElseThrow().populationAsSeeded()).isFalse();
    }

    @Test
    void theEndingsOfAPeriodAreCounted_byWhatTheyWereWithout() {
        History.received()
                .classified(Severity.MAJOR, Flag.WIDE_IMPACT)
                .assigned(XIPU)
                .declined()
                .in(ledger);
        ledger.project(view);
        var omissions = new Omissions(ledger.database());

        assertThat(omissions.counts(new EndedFilter(null, null, null, null)))
                .contains(new EndedCount(ComplaintState.DECLINED, 1, 1, 1, 1, 1));
        var declined = new EndedFilter(null, null, EndedSubset.WITHOUT_DRAFT, ComplaintState.DECLINED);
        assertThat(new Lists(ledger.database()).all(EndedFilter.LIST, declined, Reader.ofAll(AT)))
                .singleElement()
                .satisfies(e -> assertThat(e.unit()).isEqualTo(XIPU));
        assertThat(omissions.counts(new EndedFilter(AT.plusSeconds(864_000_000), null, null, null)))
                .isEmpty();
    }

    @Test
    void everyDrawIsListed_alsoOneThatNobodyLiked() {
        var period = new Period(Instant.parse("2026-03-10T00:00:00Z"), AT);
        var first = ask(period, ANY, 2, (byte) 1);
        var second = ask(period, ANY, 2, (byte) 2);
        var drawn = new DrawnView(ledger.database());
        ledger.project(drawn);
        var once = ledger.rows("views.drawn");
        ledger.project(drawn);

        assertThat(ledger.rows("views.drawn")).isEqualTo(once).hasSize(2);
        assertThat(samples.drawn(0, 10).rows()).extracting(Drawn::id).containsExactly(second, first);
        assertThat(samples.find(first).orElseThrow().seed())
                .isNotEqualTo(samples.find(second).orElseThrow().seed());
        assertThat(samples.find(UUID.randomUUID())).isEmpty();
    }
}
