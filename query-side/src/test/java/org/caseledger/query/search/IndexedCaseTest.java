package org.caseledger.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.SEALED;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.Role;
import org.caseledger.events.Sealed;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.retention.RetentionClass;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.events.retention.RetentionEvent.CaseSealedOff;
import org.caseledger.events.retention.RetentionEvent.SealingOffLifted;
import org.caseledger.events.retention.SealingGround;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.views.Recorded;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.Test;

/** Under which words a case is found, event by event, with personal data still sealed. */
class IndexedCaseTest {
    private static final Sealed OTHER = new Sealed("BBBB");

    private static IndexedCase of(History history) {
        IndexedCase kept = null;
        for (var recorded : history.recorded()) {
            var next = IndexedCase.on(kept, recorded);
            kept = EventCodec.read(EventCodec.write(next), IndexedCase.class);
            assertThat(kept).isEqualTo(next);
        }
        return kept;
    }

    private static String numberOf(History history) {
        return of(history).number();
    }

    private static History secret(History history) {
        return history.by(
                Role.CENTER_HEAD,
                new SecrecyMarked(SecrecyGround.STATE, List.of("handler"), SEALED, history.occurred()));
    }

    private static History categorized(History history, String... category) {
        return history.by(
                Role.DISPATCHER,
                new ComplaintClassified(
                        List.of(category),
                        null,
                        null,
                        Severity.GENERAL,
                        Difficulty.ORDINARY,
                        OpinionLevel.GENERAL,
                        null,
                        Set.of(),
                        history.occurred()));
    }

    @Test
    void givenAReceipt_whenIndexed_thenItsNumberAndRespondentAreNotSealed() {
        var history = History.received();
        assertThat(of(history).plainTexts()).containsExactly(numberOf(history), "红光超市");
        assertThat(of(history).replies()).isEmpty();
        assertThat(IndexedCase.on(null, history.classified().recorded().get(1))).isNull();
    }

    @Test
    void givenAClassification_whenItIsMadeAgain_thenOnlyTheLastOneFinds() {
        var history = categorized(categorized(History.received(), "食品", "过期"), "售后服务");
        assertThat(of(history).plainTexts()).containsExactly("售后服务", numberOf(history), "红光超市");
    }

    @Test
    void givenACaseFromAnotherSystem_whenIndexed_thenItsNumberThereFindsIt() {
        var history = History.received();
        history.by(Role.ADMIN, Events.adopted("旧系统", "OLD-7788", Set.of(), null, null, false, history.occurred()));
        assertThat(of(history).plainTexts()).containsExactly(numberOf(history), "红光超市", "OLD-7788");
    }

    @Test
    void givenCorrections_whenIndexed_thenOnlyThePartThatWasCorrectedIsAnother() {
        var history = History.received().corrected(CorrectedField.RESPONDENT, "红光超市", "𠮷祥饭店");
        history.by(
                Role.INTAKE,
                Events.corrected(CorrectedField.NARRATIVE, null, null, SEALED, OTHER, "误记", history.occurred()));
        var kept = of(history);
        assertThat(kept.plainTexts()).contains("𠮷祥饭店").doesNotContain("红光超市");
        assertThat(kept.narrative()).isEqualTo(OTHER);
        assertThat(kept.complainant()).isEqualTo(SEALED);

        history.by(
                Role.INTAKE,
                Events.corrected(CorrectedField.COMPLAINANT, null, null, SEALED, null, "改为匿名", history.occurred()));
        assertThat(of(history).complainant()).isNull();
        assertThat(of(history).narrative()).isEqualTo(OTHER);
        var before = of(history);
        assertThat(of(history.corrected(CorrectedField.CHANNEL, null, "LETTER")))
                .isEqualTo(before);
    }

    @Test
    void givenRepliesInTwoRounds_whenIndexed_thenTheWordsOfBothFind() {
        var history = History.received().replied().reopened().replied();
        assertThat(of(history).replies()).hasSize(2);
    }

    @Test
    void givenASecretCase_whenIndexed_thenNothingButItsNumberFindsItUntilItIsLifted() {
        var history = secret(categorized(History.received(), "食品").replied());
        assertThat(of(history).isWithheld()).isTrue();
        assertThat(of(history).plainTexts()).containsExactly(numberOf(history));
        categorized(history, "保健品").corrected(CorrectedField.RESPONDENT, "红光超市", "红光二店");
        assertThat(of(history).plainTexts())
                .as("nothing that is entered later does either")
                .containsExactly(numberOf(history));

        history.by(Role.CENTER_HEAD, new SecrecyLifted("保密期满", history.occurred()));
        assertThat(of(history).isWithheld()).isFalse();
        assertThat(of(history).plainTexts()).containsExactly("保健品", numberOf(history), "红光二店");
        assertThat(of(history).replies()).hasSize(1);
    }

    @Test
    void givenACaseThatIsSealedOffAndDestroyed_whenIndexed_thenNothingIsFoundAndNothingStays() {
        var history = History.wholeLife();
        var kept = new RetentionClass("ordinary", "一般", "ordinary", 10, "basis");
        var at = history.now();
        var until = LocalDate.of(2037, 1, 1);

        history.by(Role.CENTER_HEAD, new CaseSealedOff(SealingGround.ASKED, kept, until, at));
        assertThat(of(history).isWithheld()).isTrue();
        assertThat(of(history).plainTexts()).isEmpty();
        assertThat(of(history).complainant()).isNotNull();

        history.by(Role.CENTER_HEAD, new SealingOffLifted("复议", at));
        assertThat(of(history).isWithheld()).isFalse();
        assertThat(of(history).plainTexts()).contains(numberOf(history));

        history.by(Role.LEGAL, new CaseDestroyed("1", kept, List.of(), Map.of(), Map.of(), false, at));
        assertThat(of(history).isWithheld()).isTrue();
        assertThat(of(history).plainTexts()).isEmpty();
        assertThat(of(history).respondent()).isNull();
        assertThat(of(history).complainant()).isNull();
        assertThat(of(history).narrative()).isNull();
        assertThat(of(history).replies()).isEmpty();
    }

    @Test
    void givenEventsThatSayNothingNew_whenIndexed_thenTheRowIsNotWrittenAgain() {
        var before = of(History.received());
        var wanted = List.of(
                "RecordCorrected",
                "ComplaintClassified",
                "HistoryAdopted",
                "ComplaintReplied",
                "SecrecyMarked",
                "SecrecyLifted",
                "CaseSealedOff",
                "SealingOffLifted",
                "CaseDestroyed");
        for (var sample : Samples.all()) {
            if (!wanted.contains(EventCodec.nameOf(sample.event().getClass()))) {
                var later = new Recorded(
                        1_000, before.caseId(), sample.sequence(), sample.recordedAt(), sample.actor(), sample.event());
                assertThat(IndexedCase.on(before, later)).as("%s", sample).isSameAs(before);
            }
        }
    }
}
