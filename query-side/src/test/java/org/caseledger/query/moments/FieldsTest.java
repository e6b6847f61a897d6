package org.caseledger.query.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.SEALED;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.caseledger.events.Clock;
import org.caseledger.events.Role;
import org.caseledger.events.Sealed;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.procedure.Light;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.DeadlineLine;
import org.caseledger.query.casefile.Draft;
import org.caseledger.query.testing.History;
import org.caseledger.testing.Events;
import org.caseledger.text.Text;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private static final Instant MONDAY = Instant.parse("2026-03-09T01:00:00Z");

    @Test
    void givenWhatIsShownOfACase_whenTwoMomentsAreCompared_thenNoFieldIsLeftOut() {
        assertThat(names(Fields.OF_CASE))
                .containsExactlyInAnyOrderElementsOf(without(
                        CaseSummary.class,
                        // whose case it is, which moment it is, what is listed apart, what
                        // is
                        // always empty
                        Set.of(
                                "caseId",
                                "version",
                                "position",
                                "asOf",
                                "deadlines",
                                "missingRules",
                                "drafts",
                                "steps")));
        assertThat(names(Fields.OF_CLOCK))
                .containsExactlyInAnyOrderElementsOf(without(DeadlineLine.class, Set.of("clock", "number")));
        assertThat(names(Fields.OF_DRAFT))
                .containsExactlyInAnyOrderElementsOf(without(Draft.class, Set.of("number", "part")));
    }

    @Test
    void givenEveryField_whenItIsNamed_thenItHasAWordInBothLanguages() {
        Stream.of(Fields.OF_CASE, Fields.OF_CLOCK, Fields.OF_DRAFT)
                .flatMap(List::stream)
                .forEach(field -> {
                    assertThat(field.zh()).matches(".*\\p{IsHan}.*");
                    assertThat(field.en()).matches("[a-z ]+");
                });
    }

    @Test
    void givenTheSameMoment_whenCompared_thenNothingDiffers() {
        var stood = stood(History.wholeLife(), MONDAY);
        assertThat(Fields.changes(stood, stood)).isEmpty();
    }

    @Test
    void givenTimeAloneHasPassed_whenCompared_thenOnlyTheLightsDiffer() {
        var history = History.received().set(Clock.REPLY, 1, "2026-03-09T16:00:00Z");
        var changes = Fields.changes(stood(history, MONDAY.minusSeconds(86_400 * 5)), stood(history, MONDAY));
        assertThat(changes)
                .extracting(CaseComparison.Change::field)
                .containsExactly("light", "deadlines.REPLY-1.light");
        assertThat(changes.get(1))
                .isEqualTo(new CaseComparison.Change(
                        "deadlines.REPLY-1.light",
                        new Text("回复时限（第1次）预警灯", "reply no. 1 status light"),
                        false,
                        Light.GREEN,
                        Light.AMBER));
    }

    @Test
    void givenACorrectedNarrative_whenCompared_thenItIsToldToDifferWithoutItsText() {
        var history = History.received();
        var before = stood(history, MONDAY);
        history.by(
                Role.INTAKE,
                Events.corrected(
                        CorrectedField.NARRATIVE, null, null, SEALED, new Sealed("BBBB"), "有误", history.occurred()));
        var changes = Fields.changes(before, stood(history, MONDAY));
        assertThat(changes)
                .filteredOn(CaseComparison.Change::sealed)
                .singleElement()
                .extracting(CaseComparison.Change::field)
                .isEqualTo("narrative");
        assertThat(EventCodec.write(changes)).doesNotContain("AAAA", "BBBB");
    }

    @Test
    void givenADeadlineThatIsNew_whenCompared_thenOnlyWhatItSaysIsTold() {
        var history = History.received();
        var before = stood(history, MONDAY);
        var after = stood(history.set(Clock.REPLY, 1, "2026-03-12T16:00:00Z"), MONDAY);
        var changes = Fields.changes(before, after);
        assertThat(changes)
                .extracting(CaseComparison.Change::field)
                .contains("deadlines.REPLY-1.status", "deadlines.REPLY-1.dueAt")
                .doesNotContain(
                        "deadlines.REPLY-1.missed",
                        "deadlines.REPLY-1.late",
                        "deadlines.REPLY-1.extended",
                        "deadlines.REPLY-1.endedAt",
                        "deadlines.REPLY-1.others");
        assertThat(changes)
                .filteredOn(change -> change.field().startsWith("deadlines."))
                .allMatch(change -> change.before() == null && change.after() != null);
        assertThat(Fields.changes(after, before))
                .filteredOn(change -> change.field().startsWith("deadlines."))
                .hasSameSizeAs(changes.stream()
                        .filter(c -> c.field().startsWith("deadlines."))
                        .toList())
                .allMatch(change -> change.before() != null && change.after() == null);
    }

    @Test
    void givenASecondDraft_whenCompared_thenOnlyThatDraftIsTold() {
        var history = History.received().assigned(History.XIPU).accepted().drafted();
        var before = stood(history, MONDAY);
        var changes = Fields.changes(before, stood(history.drafted(), MONDAY));
        assertThat(changes)
                .extracting(CaseComparison.Change::field)
                .contains("drafts.2.by", "drafts.2.draftedAt")
                .doesNotContain("drafts.1.by", "drafts.1.draftedAt", "drafts.1.digest");
        assertThat(changes)
                .filteredOn(change -> change.field().equals("drafts.2.by"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.zh()).isEqualTo("回复稿（第2稿）起草人");
                    assertThat(change.en()).isEqualTo("draft 2 drafter");
                });
    }

    private static StateAt stood(History history, Instant at) {
        var events = history.recorded();
        var file = CaseFile.fold(events).orElseThrow();
        return new StateAt(TimeAxis.THEN, at, events, file, CaseSummary.of(file, at));
    }

    private static Set<String> names(List<? extends Fields.Field<?>> fields) {
        var names = new TreeSet<String>();
        fields.forEach(field -> names.add(field.name()));
        return names;
    }

    private static Set<String> without(Class<?> shown, Set<String> except) {
        var names = new TreeSet<String>();
        for (var component : shown.getRecordComponents()) {
            if (!except.contains(component.getName())) {
                names.add(component.getName());
            }
        }
        assertThat(names).hasSize(shown.getRecordComponents().length - except.size());
        return names;
    }
}
