package org.caseledger.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.casefile.Stage.ACCEPTED;
import static org.caseledger.query.casefile.Stage.APPROVAL;
import static org.caseledger.query.casefile.Stage.ARCHIVE;
import static org.caseledger.query.casefile.Stage.ASSIGNMENT;
import static org.caseledger.query.casefile.Stage.CLASSIFICATION;
import static org.caseledger.query.casefile.Stage.FOLLOW_UP;
import static org.caseledger.query.casefile.Stage.INVESTIGATION;
import static org.caseledger.query.casefile.Stage.RECEIPT;
import static org.caseledger.query.casefile.Stage.REPLY;
import static org.caseledger.query.casefile.Stage.SIGN_OFF;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.CaseCards;
import org.caseledger.query.testing.History;
import org.junit.jupiter.api.Test;

class CaseStagesTest {
    private static final Procedures PROCEDURES = Procedures.builtIn();
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    private static Role turn(History history) {
        return new CaseCards(PROCEDURES).of(history.recorded()).waitsFor();
    }

    private static CaseFile file(History history) {
        return CaseFile.fold(history.recorded()).orElseThrow();
    }

    private static List<CaseStages.Reached> stages(History history) {
        var file = file(history);
        return CaseStages.of(
                file,
                CaseSummary.of(file, NOW),
                turn(history),
                PROCEDURES.gates(file.receipt().procedure()));
    }

    private static Stage now(History history) {
        return stages(history).stream()
                .filter(CaseStages.Reached::now)
                .map(CaseStages.Reached::stage)
                .reduce((a, b) -> null)
                .orElse(null);
    }

    private static List<Stage> done(History history) {
        return stages(history).stream()
                .filter(CaseStages.Reached::done)
                .map(CaseStages.Reached::stage)
                .toList();
    }

    private static History handled() {
        return History.received()
                .classified(Severity.MAJOR)
                .signedOff(XIPU)
                .assigned(XIPU)
                .accepted();
    }

    @Test
    void givenAMajorComplaint_whenItGoesOn_thenEachActIsTheStageAfterTheLast() {
        assertThat(now(History.received())).isEqualTo(CLASSIFICATION);
        assertThat(now(History.received().classified(Severity.MAJOR))).isEqualTo(SIGN_OFF);
        assertThat(now(History.received().classified(Severity.MAJOR).signedOff(XIPU)))
                .isEqualTo(ASSIGNMENT);
        assertThat(now(handled())).isEqualTo(INVESTIGATION);
        assertThat(now(handled().investigated(true))).isEqualTo(REPLY);
        assertThat(now(handled().investigated(true).drafted())).isEqualTo(APPROVAL);
        assertThat(done(handled().investigated(true).drafted()))
                .containsExactly(RECEIPT, CLASSIFICATION, SIGN_OFF, ASSIGNMENT, ACCEPTED, INVESTIGATION);
    }

    @Test
    void givenACaseThatWasReturned_whenShown_thenItIsAtAssignmentAndWhatFollowsIsAhead() {
        var returned = History.received()
                .classified(Severity.MAJOR)
                .signedOff(XIPU)
                .assigned(XIPU)
                .returned();

        assertThat(now(returned)).isEqualTo(ASSIGNMENT);
        assertThat(done(returned)).containsExactly(RECEIPT, CLASSIFICATION, SIGN_OFF);
        assertThat(done(handled().returned())).containsExactly(RECEIPT, CLASSIFICATION, SIGN_OFF);
        assertThat(stages(returned)).extracting(CaseStages.Reached::stage).contains(ACCEPTED, REPLY, ARCHIVE);
    }

    @Test
    void givenAReopenedCase_whenShown_thenHandlingBeginsAnew() {
        var reopened = handled()
                .investigated(true)
                .drafted()
                .replied()
                .followedUp(Satisfaction.NOT)
                .reopened();

        assertThat(done(reopened)).containsExactly(RECEIPT, CLASSIFICATION, SIGN_OFF, ASSIGNMENT, ACCEPTED);
        assertThat(done(reopened)).doesNotContain(now(reopened));
        assertThat(done(reopened.investigated(true))).contains(INVESTIGATION);
    }

    @Test
    void givenAStageWhoseDeadlineWasMissed_whenShown_thenItIsLateAlsoInALaterRound() {
        var whole = stages(History.wholeLife());

        assertThat(whole)
                .filteredOn(CaseStages.Reached::late)
                .extracting(CaseStages.Reached::stage)
                .containsExactly(SIGN_OFF, REPLY);
        assertThat(whole).noneMatch(CaseStages.Reached::now);
        assertThat(turn(History.wholeLife())).isNull();
    }

    @Test
    void givenAnOpenDeadlineThatIsOver_whenShown_thenTheStageItIsAtIsLate() {
        var late = handled().set(Clock.REPLY, 1, "2026-03-01T16:00:00Z").investigated(true);

        assertThat(stages(late))
                .filteredOn(CaseStages.Reached::late)
                .extracting(CaseStages.Reached::stage)
                .containsExactly(REPLY);
    }

    @Test
    void givenACaseThatWasDeclined_whenShown_thenOnlyTheArchiveIsLeft() {
        var declined = History.received()
                .classified(Severity.MAJOR)
                .signedOff(XIPU)
                .assigned(XIPU)
                .declined();

        assertThat(now(declined)).isEqualTo(ARCHIVE);
        assertThat(stages(declined))
                .extracting(CaseStages.Reached::stage)
                .containsExactly(RECEIPT, CLASSIFICATION, SIGN_OFF, ASSIGNMENT, ARCHIVE);
    }

    @Test
    void givenACaseWithoutAFollowUp_whenReplied_thenThatIsNext() {
        var replied = handled().investigated(true).drafted().replied();

        assertThat(now(replied)).isEqualTo(FOLLOW_UP);
        assertThat(now(replied.followedUp(Satisfaction.NOT))).isEqualTo(ARCHIVE);
    }
}
