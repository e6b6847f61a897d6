package org.caseledger.query.inspections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.events.inspection.InspectionEvent.InspectionAnswered;
import org.caseledger.events.inspection.InspectionEvent.InspectionPrepared;
import org.caseledger.events.inspection.InspectionEvent.InspectionPrepared.Found;
import org.caseledger.events.inspection.InspectionEvent.InspectionPrepared.Limit;
import org.caseledger.events.inspection.InspectionEvent.InspectionRemarked;
import org.caseledger.events.inspection.InspectionEvent.InspectionSentBack;
import org.caseledger.events.inspection.InspectionEvent.InspectionSignedOff;
import org.caseledger.events.inspection.InspectionFigure;
import org.caseledger.query.inspections.InspectionFigures.Difference;
import org.caseledger.query.views.Recorded;
import org.junit.jupiter.api.Test;

/** P1.16: a sheet against the same figures counted again, and a sheet event by event. */
class ComparisonTest {
    private static final Instant AT = Instant.parse("2026-04-02T01:00:00Z");
    private static final Limit REPLY = new Limit(Clock.REPLY, 10, 7, 0L, 1, 1, 0, 1, null);
    private static final Limit SIGN_OFF = new Limit(Clock.SIGN_OFF, 10, 10, 0L, 0, 0, 0, 0, null);
    private static final Found MISSED = new Found("DEADLINE_MISSED", "P9.08", "GRAVE", 3, 1);

    private static InspectionPrepared sheet(
            Map<InspectionFigure, Long> figures, List<Limit> limits, List<Found> findings, String digest) {
        return new InspectionPrepared(
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 3, 31),
                XIPU,
                42,
                AT,
                "cn-2019-2026",
                figures,
                limits,
                findings,
                digest);
    }

    private static InspectionPrepared sheet() {
        return sheet(
                Map.of(InspectionFigure.RECEIVED, 12L, InspectionFigure.LATE, 1L),
                List.of(REPLY, SIGN_OFF),
                List.of(MISSED),
                "00");
    }

    private static Comparison against(
            Map<InspectionFigure, Long> figures, List<Limit> limits, List<Found> findings, String digest) {
        return new Comparison(sheet(), new ViewFigures(figures, limits, findings, digest));
    }

    @Test
    void givenTheSameFigures_whenCompared_thenEachCountsAsTheSame() {
        var same = against(sheet().figures(), List.of(SIGN_OFF, REPLY), sheet().findings(), "00");
        assertThat(same.differences()).isEmpty();
        assertThat(same.same()).as("two figures, two limits, a rule, a digest").isEqualTo(6);
    }

    @Test
    void givenASheetThatCountedLeaveAsTime_whenCompared_thenItIsCountedAgainInTheSameWay() {
        var before = sheet(
                Map.of(InspectionFigure.ON_TIME, 7L),
                List.of(new Limit(Clock.REPLY, 10, 7, null, 1, 1, 0, 1, null)),
                List.of(),
                "00");
        var again = new ViewFigures(
                Map.of(InspectionFigure.ON_TIME, 5L, InspectionFigure.WITH_LEAVE, 2L),
                List.of(new Limit(Clock.REPLY, 10, 5, 2L, 1, 1, 0, 1, null)),
                List.of(),
                "00");
        assertThat(new Comparison(before, again).differences()).isEmpty();
    }

    @Test
    void givenOtherFigures_whenCompared_thenEachDifferenceIsNamedInOrder() {
        var other = new Limit(Clock.REPLY, 10, 6, 0L, 2, 1, 0, 1, null);
        var found = new Found("DEADLINE_MISSED", "P9.08", "GRAVE", 3, 0);
        var differs = against(
                Map.of(InspectionFigure.RECEIVED, 13L, InspectionFigure.LATE, 1L),
                List.of(other, SIGN_OFF),
                List.of(found),
                "01");
        assertThat(differs.same()).isEqualTo(2);
        assertThat(differs.differences())
                .containsExactly(
                        new Difference("figures.RECEIVED", 12L, 13L),
                        new Difference("findings.DEADLINE_MISSED", MISSED, found),
                        new Difference("findingsDigest", "00", "01"),
                        new Difference("limits.REPLY", REPLY, other));
    }

    @Test
    void givenAFigureThatOnlyOneSideHas_whenCompared_thenTheOtherHasNone() {
        var fewer = against(Map.of(InspectionFigure.RECEIVED, 12L), List.of(), List.of(), "00");
        assertThat(fewer.same()).isEqualTo(2);
        assertThat(fewer.differences())
                .containsExactly(
                        new Difference("figures.LATE", 1L, null),
                        new Difference("findings.DEADLINE_MISSED", MISSED, null),
                        new Difference("limits.REPLY", REPLY, null),
                        new Difference("limits.SIGN_OFF", SIGN_OFF, null));

        var more = new Comparison(
                sheet(Map.of(), List.of(), List.of(), "00"),
                new ViewFigures(Map.of(InspectionFigure.MEDIAN_DAYS, 5L), List.of(), List.of(MISSED), "00"));
        assertThat(more.same()).isEqualTo(1);
        assertThat(more.differences())
                .containsExactly(
                        new Difference("figures.MEDIAN_DAYS", null, 5L),
                        new Difference("findings.DEADLINE_MISSED", null, MISSED));
    }

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-00000000abcd");
    private static final Actor SUPERVISOR = new Actor("supervisor", "顾清", Role.SUPERVISOR, null);

    private static Recorded recorded(int sequence, InspectionEvent event) {
        return new Recorded(100 + sequence, new CaseId(ID), sequence, AT.plusSeconds(sequence), SUPERVISOR, event);
    }

    private static Inspected sheet(InspectionEvent... events) {
        Inspected kept = null;
        for (int i = 0; i < events.length; i++) {
            var next = Inspected.on(kept, recorded(i, events[i]));
            kept = EventCodec.read(EventCodec.write(next), Inspected.class);
            assertThat(kept).isEqualTo(next);
            assertThat(Inspected.on(kept, recorded(i, events[i]))).isSameAs(kept);
        }
        return kept;
    }

    @Test
    void givenASheet_whenItGoesOn_thenItKeepsWhenItWasPreparedAndItsLastStep() {
        var due = Instant.parse("2026-04-20T16:00:00Z");
        var kept = sheet(
                sheet(),
                new InspectionRemarked("台账齐全", "两件逾期", "说明原因", due),
                new InspectionAnswered("已逐件说明"),
                new InspectionSentBack("00", "请补现场情况"),
                new InspectionAnswered("已补"),
                new InspectionSignedOff("00", "同意"));
        assertThat(kept.id()).isEqualTo(ID);
        assertThat(kept.version()).isEqualTo(5);
        assertThat(kept.position()).isEqualTo(105);
        assertThat(kept.preparedAt()).isEqualTo(AT);
        var listed = kept.listed();
        assertThat(listed.unit()).isEqualTo(XIPU);
        assertThat(listed.first()).isEqualTo("2026-03-01");
        assertThat(listed.last()).isEqualTo("2026-03-31");
        assertThat(listed.preparedBy()).isEqualTo(SUPERVISOR);
        assertThat(listed.position()).isEqualTo(105);
        assertThat(sheet(sheet(), new InspectionRemarked("台账齐全", "无", "无", due))
                        .listed()
                        .answerBy())
                .isEqualTo(due);
    }
}
