package org.caseledger.api.lives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.caseledger.command.DecidedOn;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.board.BoardCounts.UnitState;
import org.caseledger.query.board.PastCard;
import org.caseledger.query.board.PastFilter;
import org.caseledger.query.board.PastQueries;
import org.caseledger.query.board.PastQueries.Then;
import org.caseledger.query.board.PastView;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.DeadlineLine;
import org.caseledger.query.moments.CaseMoments;
import org.caseledger.query.moments.Moment;
import org.caseledger.query.moments.TimeAxis;
import org.caseledger.query.views.Recorded;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The board of any past moment is what the whole log folds to at that moment. */
class PastBoardIT {
    private static final int MOMENTS = 120;
    private static final int ALL = 10_000;
    private static final long SEED = 20_261_124;

    private static LivesInALog lives;
    private static PastQueries past;
    private static CaseFiles files;
    private static CaseMoments moments;
    private static final Random RANDOM = new Random(SEED);

    @BeforeAll
    static void live() throws InterruptedException {
        lives = new LivesInALog();
        past = new PastQueries(lives.database());
        files = new CaseFiles(lives.log());
        moments = new CaseMoments(files, Procedures.builtIn(), DisplayNames::codes);
        var all = LivesInALog.lives(SEED, 60);
        int third = all.size() / 3;
        // as it comes, in many small batches, and the first and last of it at once
        lives.append(all.subList(0, third));
        lives.follow(new PastView(lives.database()), () -> lives.append(all.subList(third, 2 * third)));
        lives.append(all.subList(2 * third, all.size()));
        lives.follow(new PastView(lives.database()), () -> {});
    }

    @AfterAll
    static void stop() {
        lives.close();
    }

    @Test
    void givenAnyMoment_whenTheBoardIsAsked_thenItIsTheFoldOfTheWholeLogToThere() {
        int found = 0;
        for (int i = 0; i < MOMENTS; i++) {
            var then = anyMoment();
            var expected = cards(then);
            var all = past.find(everything(), then, 0, ALL);
            assertThat(all.total()).as("at %s", then).isEqualTo(expected.size());
            assertThat(all.rows().stream().map(PastBoardIT::told).toList())
                    .as("at %s", then)
                    .containsExactlyInAnyOrderElementsOf(
                            expected.stream().map(e -> told(e, then.at())).toList());
            var underWay = expected.stream().filter(PastBoardIT::isUnderWay).toList();
            var page = past.find(PastFilter.UNDER_WAY, then, 0, ALL);
            assertThat(page.rows()).as("at %s", then).hasSameSizeAs(underWay);
            assertThat(page.rows().stream().filter(c -> !c.clocks().isEmpty()))
                    .isSortedAccordingTo(
                            Comparator.comparing(c -> c.clocks().get(0).dueAt()));
            counts(then, underWay);
            found += underWay.size();
        }
        assertThat(found).as("cards under way").isGreaterThan(MOMENTS * 5);
    }

    @Test
    void givenAnyMoment_whenWhatIsOverdueIsAsked_thenItIsEveryClockThatHadPassed() {
        int found = 0;
        for (int i = 0; i < MOMENTS; i++) {
            var then = anyMoment();
            for (boolean overdue : new boolean[] {true, false}) {
                var light = overdue ? Light.RED : Light.AMBER;
                var expected = new ArrayList<String>();
                for (var file : cards(then)) {
                    for (var d : file.deadlines().open()) {
                        if (d.isRunning() && d.lightAt(then.at()) == light) {
                            expected.add("%s %s %d %s".formatted(file.caseId(), d.clock(), d.number(), d.dueAt()));
                        }
                    }
                }
                var listed = past.deadlines(PastFilter.UNDER_WAY, overdue, then, 0, ALL);
                assertThat(listed.total()).isEqualTo(expected.size());
                assertThat(listed.rows())
                        .allMatch(d -> d.light() == light)
                        .isSortedAccordingTo(Comparator.comparing(d -> d.dueAt()))
                        .extracting(d -> "%s %s %d %s".formatted(d.caseId(), d.clock(), d.start(), d.dueAt()))
                        .as("at %s", then)
                        .containsExactlyInAnyOrderElementsOf(expected);
                found += expected.size();
            }
        }
        assertThat(found).as("clocks that were amber or red").isGreaterThan(MOMENTS);
    }

    @Test
    void givenAFilter_whenTheBoardOfThenIsAsked_thenItIsThatPartOfIt() {
        for (int i = 0; i < 20; i++) {
            var then = anyMoment();
            var all = past.find(PastFilter.UNDER_WAY, then, 0, ALL).rows();
            var unit = new UnitId("XIPU");
            for (var light : Light.values()) {
                var filter = new PastFilter(null, null, null, null, null, light, false, false, false, unit);
                assertThat(past.find(filter, then, 0, ALL).rows())
                        .isEqualTo(all.stream()
                                .filter(c -> c.light() == light && c.source() == null && unit.equals(c.unit()))
                                .toList());
            }
            var pages = new ArrayList<PastCard>();
            for (int page = 0; page * 3 < all.size(); page++) {
                pages.addAll(past.find(PastFilter.UNDER_WAY, then, page, 3).rows());
            }
            assertThat(pages).isEqualTo(all);
        }
    }

    @Test
    void givenSpans_whenLookedAt_thenTheyFollowEachOtherAndNoTwoNeighboursAreAlike() {
        var alike = lives.sql().sql("""
                                SELECT count(*) FROM views.past a JOIN views.past b
                                    ON b.case_id = a.case_id AND b.from_position = a.to_position
                                 WHERE (to_jsonb(a) - '{from_position,to_position,from_at,to_at}'::text[])
                                     = (to_jsonb(b) - '{from_position,to_position,from_at,to_at}'::text[])
                                """).query(Long.class).single();
        var broken = lives.sql().sql("""
                                SELECT count(*) FROM views.past a
                                 WHERE to_position IS NOT NULL AND NOT EXISTS (
                                       SELECT FROM views.past b
                                        WHERE b.case_id = a.case_id AND b.from_position = a.to_position
                                          AND b.from_at = a.to_at)
                                """).query(Long.class).single();
        assertThat(alike).isZero();
        assertThat(broken).isZero();
        assertThat(lives.rows("views.past").size())
                .isGreaterThan(lives.upTo(Long.MAX_VALUE).size() * 3)
                .isLessThan(lives.events().size());
    }

    @Test
    void givenTheLog_whenTheViewIsBuiltAnew_thenItHasTheSameRows() throws InterruptedException {
        var before = lives.rows("views.past");
        try (var views = lives.views(new PastView(lives.database()))) {
            views.rebuild("past", (done, total) -> {});
        }
        assertThat(lives.rows("views.past")).isEqualTo(before);
    }

    @Test
    void givenLivesInTheLog_whenOneIsAskedForAfterAnyOfItsEvents_thenItIsWhatItsDecisionsWereMadeOn() {
        var some = lives.upTo(Long.MAX_VALUE).entrySet().stream().limit(12).toList();
        for (var life : some) {
            var decided = new CaseState();
            for (int n = 0; n < life.getValue().size(); n++) {
                var last = life.getValue().get(n);
                decided.on((ComplaintEvent) last.event(), last.recordedAt());
                for (var moment : List.of(new Moment.Version(n), new Moment.Position(last.position()))) {
                    isAsDecidedOn(decided, last, stood(life.getKey(), moment));
                }
            }
        }
    }

    @Test
    void givenLivesInTheLog_whenOneIsAskedForAtAnyInstant_thenItIsWhatWasRecordedByThen() {
        var all = List.copyOf(lives.upTo(Long.MAX_VALUE).entrySet());
        for (int n = 0; n < 5 * MOMENTS; n++) {
            var life = all.get(RANDOM.nextInt(all.size()));
            var at = anyMoment().at();
            var recorded = life.getValue().stream()
                    .filter(e -> !e.recordedAt().isAfter(at))
                    .toList();
            var asked = new CaseMoments.Asked(new Moment.At(at), TimeAxis.THEN);
            if (recorded.isEmpty()) {
                assertThat(moments.at(find(life.getKey()), asked, CaseMoments.LATE_AFTER))
                        .isEmpty();
                continue;
            }
            var decided = new CaseState();
            recorded.forEach(e -> decided.on((ComplaintEvent) e.event(), e.recordedAt()));
            var last = recorded.get(recorded.size() - 1);
            isAsDecidedOn(decided, last, stood(life.getKey(), new Moment.At(at)));
        }
    }

    private static CaseSummary stood(CaseId caseId, Moment moment) {
        var asked = new CaseMoments.Asked(moment, TimeAxis.THEN);
        return moments.at(find(caseId), asked, CaseMoments.LATE_AFTER)
                .orElseThrow()
                .summary();
    }

    private static CaseFile find(CaseId caseId) {
        return files.find(caseId).orElseThrow();
    }

    private static void isAsDecidedOn(CaseState decided, Recorded last, CaseSummary shown) {
        var expected = DecidedOn.of(decided);
        assertThat(shown.position()).isEqualTo(last.position());
        assertThat(shown.version()).isEqualTo(last.sequence());
        assertThat(shown.state()).isEqualTo(expected.state());
        assertThat(shown.round()).isEqualTo(expected.round());
        assertThat(shown.unit()).isEqualTo(expected.unit());
        assertThat(shown.receivedAt()).isEqualTo(expected.receivedAt());
        assertThat(shown.kind()).isEqualTo(expected.facts().kind());
        assertThat(shown.severity()).isEqualTo(expected.facts().severity());
        assertThat(shown.deadlines())
                .extracting(DeadlineLine::clock, DeadlineLine::dueAt, DeadlineLine::status)
                .containsExactlyElementsOf(expected.deadlines().all().stream()
                        .map(d -> tuple(d.clock(), d.dueAt(), d.status()))
                        .toList());
    }

    private static void counts(Then then, List<CaseFile> underWay) {
        Map<UnitState, Long> units = new HashMap<>();
        Map<Light, Long> lights = new HashMap<>();
        for (var light : Light.values()) {
            lights.put(light, 0L);
        }
        for (var file : underWay) {
            units.merge(new UnitState(file.unit(), file.state(), 0), 1L, Long::sum);
            lights.merge(light(file, then.at()), 1L, Long::sum);
        }
        var counts = past.counts(PastFilter.UNDER_WAY, then);
        assertThat(counts.total()).isEqualTo(underWay.size());
        assertThat(counts.lights()).isEqualTo(lights);
        assertThat(counts.units())
                .containsExactlyInAnyOrderElementsOf(units.entrySet().stream()
                        .map(e -> new UnitState(e.getKey().unit(), e.getKey().state(), e.getValue()))
                        .toList());
    }

    /** Some time between the first event and after the last, and what the log held then. */
    private static Then anyMoment() {
        var events = lives.events();
        var first = events.get(0).recordedAt();
        var last = events.get(events.size() - 1).recordedAt();
        var seconds = (int) Duration.between(first, last).toSeconds() + 86_400;
        Instant at = first.plusSeconds(RANDOM.nextInt(seconds));
        // mostly where something had just changed, or was about to
        if (RANDOM.nextInt(4) > 0) {
            var event = events.get(RANDOM.nextInt(events.size()));
            at = event.recordedAt().minusSeconds(RANDOM.nextInt(2));
        }
        return new Then(lives.log().positionAt(at), at);
    }

    private static List<CaseFile> cards(Then then) {
        return lives.upTo(then.position()).values().stream()
                .map(events -> CaseFile.fold(events).orElseThrow())
                .toList();
    }

    private static PastFilter everything() {
        return new PastFilter(null, null, null, null, null, null, null, false, true, null);
    }

    private static boolean isUnderWay(CaseFile file) {
        return file.state().isOpen() || file.deadlines().open().stream().anyMatch(Deadline::isRunning);
    }

    private static Light light(CaseFile file, Instant at) {
        var running =
                file.deadlines().all().stream().filter(Deadline::isRunning).toList();
        if (running.stream().anyMatch(d -> !at.isBefore(d.dueAt()))) {
            return Light.RED;
        }
        return running.stream().anyMatch(d -> !at.isBefore(d.amberAt())) ? Light.AMBER : Light.GREEN;
    }

    private static List<Object> told(PastCard card) {
        var told = new ArrayList<Object>();
        told.add(card.caseId());
        told.add(card.number());
        told.add(card.kind());
        told.add(card.channel());
        told.add(card.respondent());
        told.add(card.category());
        told.add(card.severity());
        told.add(card.state());
        told.add(card.open());
        told.add(card.unit());
        told.add(card.handler());
        told.add(card.round());
        told.add(card.source());
        told.add(card.receivedAt());
        told.add(card.light());
        card.clocks().forEach(c -> told.add(List.of(c.clock(), c.number(), c.amberAt(), c.dueAt())));
        return told;
    }

    private static List<Object> told(CaseFile file, Instant at) {
        var told = new ArrayList<Object>();
        told.add(file.caseId());
        told.add(file.receipt().number());
        told.add(file.facts().kind());
        told.add(file.facts().channel());
        told.add(file.record().respondent().shown());
        told.add(file.of().classification().category());
        told.add(
                file.all(ComplaintClassified.class).isEmpty()
                        ? null
                        : file.facts().severity());
        told.add(file.state());
        told.add(file.state().isOpen());
        told.add(file.unit());
        told.add(file.of().handler());
        told.add(file.of().round());
        told.add(file.origin().map(o -> o.source()).orElse(null));
        told.add(file.receivedAt());
        told.add(light(file, at));
        file.deadlines().open().stream()
                .filter(Deadline::isRunning)
                .forEach(d -> told.add(List.of(d.clock(), d.number(), d.amberAt(), d.dueAt())));
        return told;
    }
}
