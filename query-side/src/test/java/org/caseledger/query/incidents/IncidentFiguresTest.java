package org.caseledger.query.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Severity;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.testing.History;
import org.junit.jupiter.api.Test;

/** P1.14: the cases of an incident in figures. */
class IncidentFiguresTest {
    private static final String DUE = "2026-03-09T16:00:00Z";

    private static IncidentFigures figures(String asOf, History... histories) {
        return IncidentFigures.of(
                Arrays.stream(histories)
                        .map(h -> CaseFile.fold(h.recorded()).orElseThrow())
                        .toList(),
                Instant.parse(asOf));
    }

    @Test
    void givenCases_whenCounted_thenByStateChannelAndSeverity() {
        var figures = figures(
                DUE,
                History.received(),
                History.received().classified(Severity.URGENT),
                History.received(ComplaintKind.REPORT, Channel.WECHAT, "红光超市")
                        .classified(Severity.URGENT)
                        .assigned(XIPU),
                History.received().corrected(CorrectedField.CHANNEL, null, "LETTER"));

        assertThat(figures.cases()).isEqualTo(4);
        assertThat(figures.byState())
                .isEqualTo(Map.of(
                        ComplaintState.RECEIVED, 2L,
                        ComplaintState.CLASSIFIED, 1L,
                        ComplaintState.ASSIGNED, 1L));
        assertThat(figures.byChannel())
                .isEqualTo(Map.of(Channel.MAYOR_HOTLINE, 2L, Channel.WECHAT, 1L, Channel.LETTER, 1L));
        assertThat(figures.bySeverity())
                .as("one that is not classified is an ordinary one")
                .isEqualTo(Map.of(Severity.GENERAL, 2L, Severity.URGENT, 2L));
    }

    @Test
    void givenRepliesInSeveralRounds_whenCounted_thenTheCaseCountsOnce() {
        var twice = History.received().replied().reopened().replied();
        assertThat(figures(DUE, twice, History.received()).replied()).isEqualTo(1);
    }

    @Test
    void givenDeadlines_whenOneRunsPastItsTime_thenItsCaseIsOverdue() {
        var runs = History.received().set(Clock.REPLY, 1, DUE);
        assertThat(figures("2026-03-09T15:59:59Z", runs).overdue()).isZero();
        assertThat(figures(DUE, runs).overdue()).isEqualTo(1);

        var two = History.received().set(Clock.REPLY, 1, DUE).set(Clock.SIGN_OFF, 1, DUE);
        var paused = History.received().set(Clock.REPLY, 1, DUE).suspended(Clock.REPLY, 1);
        var late = History.received().set(Clock.REPLY, 1, DUE).replied().met(Clock.REPLY, 1, true);
        assertThat(figures(DUE, two, paused, late).overdue())
                .as("a case counts once; what is paused or ended is not overdue")
                .isEqualTo(1);
    }

    @Test
    void givenNoCases_whenCounted_thenEverythingIsEmpty() {
        assertThat(figures(DUE)).isEqualTo(new IncidentFigures(0, Map.of(), Map.of(), Map.of(), 0, 0));
    }
}
