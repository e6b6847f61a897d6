package org.caseledger.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.Folds.fold;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.query.board.PastView.PastCase;
import org.caseledger.query.board.PastView.PastSpan;
import org.caseledger.query.testing.History;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayName("The spans of the log in which a card looked the same")
class PastViewTest {
    private static final Duration HOUR = Duration.ofHours(1);

    // Folding needs no database; nothing connects.
    private static final PastView VIEW = new PastView(new PGSimpleDataSource());

    private static List<PastSpan> spans(History history) {
        return fold(VIEW, history.recorded()).toWrite().toList();
    }

    private static PastSpan last(History history) {
        var spans = spans(history);
        return spans.get(spans.size() - 1);
    }

    @Test
    void givenAReceipt_whenFolded_thenOneSpanBeginsAndLasts() {
        var history = History.received();

        assertThat(spans(history)).singleElement().satisfies(span -> {
            assertThat(span.caseId()).isEqualTo(history.caseId());
            assertThat(span.fromPosition()).isEqualTo(1);
            assertThat(span.fromAt()).isEqualTo(history.now());
            assertThat(span.toPosition()).isNull();
            assertThat(span.toAt()).isNull();
            assertThat(span.row().state()).isEqualTo(ComplaintState.RECEIVED);
            assertThat(span.row().clocks()).isEmpty();
        });
    }

    @Test
    void givenChangesAtDifferentTimes_whenFolded_thenEachEndsTheSpanBeforeIt() {
        var history = History.received()
                .later(HOUR)
                .classified()
                .later(HOUR)
                .signedOff(XIPU)
                .later(HOUR);
        history.assigned(XIPU);

        assertThat(spans(history))
                .as("a sign-off changes nothing that the past board shows")
                .extracting(
                        PastSpan::fromPosition,
                        PastSpan::toPosition,
                        s -> s.row().state())
                .containsExactly(
                        tuple(1L, 2L, ComplaintState.RECEIVED),
                        tuple(2L, 4L, ComplaintState.CLASSIFIED),
                        tuple(4L, null, ComplaintState.ASSIGNED));
        assertThat(spans(history))
                .extracting(PastSpan::toAt)
                .containsExactly(Instant.parse("2026-03-02T02:00:00Z"), Instant.parse("2026-03-02T04:00:00Z"), null);
    }

    @Test
    void givenChangesRecordedTogether_whenFolded_thenTheyAreOneSpanFromTheFirst() {
        var history = History.received()
                .set(Clock.SIGN_OFF, 1, "2026-03-03T16:00:00Z")
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z");

        assertThat(spans(history)).hasSize(1);
        assertThat(last(history).fromPosition()).isEqualTo(1);
        assertThat(last(history).row().clocks())
                .extracting(NextDeadline::clock)
                .containsExactly(Clock.SIGN_OFF, Clock.REPLY);
    }

    @Test
    void givenEventsThatNoCardShows_whenFolded_thenTheSpanGoesOn() {
        var history = History.received().classified().assigned(XIPU).accepted();
        int before = spans(history).size();
        history.later(HOUR).urged().drafted().later(HOUR).approved(ApprovalLevel.LEADER);

        assertThat(spans(history)).hasSize(before);
        assertThat(last(history).toPosition()).isNull();
    }

    @Test
    void givenAClockThatStandsStill_whenFolded_thenItIsNotAmongThoseThatRan() {
        var history = History.received()
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .later(HOUR)
                .suspended(Clock.REPLY, 1);
        assertThat(last(history).row().clocks()).isEmpty();

        history.later(HOUR).resumed(Clock.REPLY, 1, "2026-03-10T16:00:00Z");
        assertThat(last(history).row().clocks())
                .extracting(NextDeadline::dueAt)
                .containsExactly(Instant.parse("2026-03-10T16:00:00Z"));
        assertThat(spans(history)).hasSize(3);
    }

    @Test
    void givenASecretCase_whenFolded_thenItsSpansFromThenOnHaveNoRespondent() {
        var history = History.received().later(HOUR).markedSecret(SecrecyGround.TRADE);
        history.later(HOUR).corrected(CorrectedField.RESPONDENT, "红光超市", "𠮷祥烘焙坊");
        assertThat(spans(history))
                .extracting(span -> span.row().respondent())
                .as("a correction of what is shown to no one begins no span")
                .containsExactly("红光超市", null);

        history.later(HOUR).secrecyLifted();
        assertThat(last(history).row().respondent()).isEqualTo("𠮷祥烘焙坊");
    }

    @Test
    void givenSpansThatWereWritten_whenTheCaseGoesOn_thenOnlyNewOnesAreWritten() {
        var history = History.received().later(HOUR).classified();
        var written = VIEW.written(fold(VIEW, history.recorded()));
        assertThat(written.toWrite()).extracting(PastSpan::fromPosition).containsExactly(2L);

        history.later(HOUR).assigned(XIPU);
        var next = VIEW.on(written, history.recorded().get(2));
        assertThat(next.toWrite())
                .extracting(PastSpan::fromPosition, PastSpan::toPosition)
                .containsExactly(tuple(2L, 3L), tuple(3L, null));
    }

    @Test
    void givenWhatIsKept_whenReadBackAfterEachEvent_thenTheSpansAreTheSame() {
        var history = History.wholeLife();
        PastCase kept = null;
        var written = new LinkedHashMap<Long, PastSpan>();
        for (var recorded : history.recorded()) {
            kept = VIEW.on(kept, recorded);
            assertThat(VIEW.on(kept, recorded)).isSameAs(kept);
            kept.toWrite().forEach(span -> written.put(span.fromPosition(), span));
            kept = EventCodec.read(EventCodec.writeKept(kept), PastCase.class);
        }

        assertThat(written.values()).hasSizeGreaterThan(12).containsExactlyElementsOf(spans(history));
    }

    @Test
    void givenSpansOfACase_whenLaidOutInOrder_thenEachBeginsWhereTheOneBeforeEnded() {
        var spans = spans(History.wholeLife());

        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i - 1).toPosition()).isEqualTo(spans.get(i).fromPosition());
            assertThat(spans.get(i - 1).toAt()).isEqualTo(spans.get(i).fromAt());
            assertThat(spans.get(i).row()).isNotEqualTo(spans.get(i - 1).row());
        }
    }
}
