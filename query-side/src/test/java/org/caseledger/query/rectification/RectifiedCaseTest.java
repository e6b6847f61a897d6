package org.caseledger.query.rectification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.HandlingEvent.RectificationCompleted;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.query.rectification.RectificationView.RectifiedCase;
import org.caseledger.query.testing.Folds;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** P3.13: what a case's respondent has to put right, event by event. */
class RectifiedCaseTest {
    private static final Instant BY = Instant.parse("2026-03-20T10:00:00Z");

    // Folding needs no database; nothing connects.
    private final RectificationView view = new RectificationView(new PGSimpleDataSource());

    private RectifiedCase of(History history) {
        return Folds.fold(view, history.recorded());
    }

    private static History ordered(History history, String what, @Nullable Instant by) {
        return history.by(Role.HANDLER, new RectificationOrdered(what, by, history.occurred()));
    }

    private static History completed(History history, @Nullable Integer order, String what) {
        return history.by(Role.HANDLER, new RectificationCompleted(order, what, history.occurred()));
    }

    private static History withTwoOrders() {
        return ordered(ordered(History.received().assigned(XIPU), "台账", BY), "下架𠮷牌酸奶", null);
    }

    @Test
    void givenEventsThatSayNothingOfIt_whenFolded_thenTheCaseStaysAsItWas() {
        var before = of(withTwoOrders());
        for (var sample : Samples.all()) {
            if (!view.wants(sample.event().getClass())) {
                var later = new Recorded(
                        1_000, sample.caseId(), sample.sequence(), sample.recordedAt(), sample.actor(), sample.event());
                assertThat(view.on(before, later)).as("%s", sample).isSameAs(before);
            }
        }
    }

    @Test
    void givenAnyStep_whenItComesAgainOrFromTheStore_thenTheCaseIsTheSame() {
        var history = completed(withTwoOrders(), 1, "已补").replied().reopened();
        RectifiedCase stored = null;
        for (var recorded : history.recorded()) {
            var next = view.on(stored, recorded);
            stored = EventCodec.read(EventCodec.write(next), RectifiedCase.class);
            assertThat(stored).isEqualTo(next);
            assertThat(view.on(stored, recorded)).isSameAs(stored);
        }
        assertThat(stored).isEqualTo(of(history));
    }

    @Test
    void givenOrders_whenOneIsCompleted_thenWhoAndWhenAreKeptAndTheOtherIsOpen() {
        var history = withTwoOrders().at("2026-03-05T01:00:00Z");
        var orders = of(completed(history, 2, "已下架")).orders();
        assertThat(orders)
                .extracting(
                        Rectification::order,
                        Rectification::what,
                        Rectification::isDone,
                        r -> r.orderedAt().toString(),
                        r -> r.orderedBy().unit())
                .containsExactly(
                        tuple(1, "台账", false, "2026-03-02T01:00:00Z", XIPU),
                        tuple(2, "下架𠮷牌酸奶", true, "2026-03-02T01:00:00Z", XIPU));
        assertThat(orders.get(1).completion().at()).isEqualTo("2026-03-05T01:00:00Z");
        assertThat(orders.get(1).position()).isEqualTo(5);
        assertThat(orders.get(0).position()).isEqualTo(3);
    }

    @Test
    void givenAStepWithoutATime_whenFolded_thenItHappenedWhenItWasRecorded() {
        var untold = new Occurred(null, null, "旧系统");
        var history = History.received()
                .at("2026-03-04T01:00:00Z")
                .by(Role.ADMIN, new RectificationOrdered("台账", BY, untold))
                .at("2026-03-06T01:00:00Z")
                .by(Role.ADMIN, new RectificationCompleted(1, "已补", untold));
        var order = of(history).orders().get(0);
        assertThat(order.orderedAt()).isEqualTo("2026-03-04T01:00:00Z");
        assertThat(order.completion().at()).isEqualTo("2026-03-06T01:00:00Z");
    }

    @Test
    void givenALateEntry_whenFolded_thenItHappenedWhenTheOfficerSays() {
        var history = History.received()
                .at("2026-03-05T01:00:00Z")
                .by(
                        Role.HANDLER,
                        new RectificationOrdered("台账", BY, Occurred.at(Instant.parse("2026-03-03T01:00:00Z"))))
                .at("2026-03-25T01:00:00Z")
                .by(
                        Role.HANDLER,
                        new RectificationCompleted(1, "已补", Occurred.at(Instant.parse("2026-03-19T01:00:00Z"))));
        var order = of(history).orders().get(0);
        assertThat(order.orderedAt()).isEqualTo("2026-03-03T01:00:00Z");
        assertThat(order.isLate()).as("completed in time, entered after it").isFalse();
    }

    @Test
    void givenACompletionOfWhatIsNotOpen_whenFolded_thenNothingChanges() {
        var history = completed(withTwoOrders(), 1, "已补");
        var before = of(history);
        assertThat(of(completed(history, 1, "又补了一次"))).isEqualTo(before);
        assertThat(of(completed(history, 7, "没有这一项"))).isEqualTo(before);
        assertThat(before.orders().get(0).completion().what()).isEqualTo("已补");
    }

    @Test
    void givenACaseThatIsReopenedTwice_whenFolded_thenTheFirstTimeAfterACompletionCounts() {
        var history = completed(withTwoOrders(), 1, "已补")
                .replied()
                .at("2026-03-12T01:00:00Z")
                .reopened()
                .replied()
                .at("2026-03-18T01:00:00Z")
                .reopened();
        assertThat(of(history).orders())
                .extracting(r -> r.reopenedAt() == null ? null : r.reopenedAt().toString())
                .containsExactly("2026-03-12T01:00:00Z", null);
    }

    @Test
    void givenWhatTheLogNoticed_whenFolded_thenOnlyThatOrderIsMarked() {
        var history = withTwoOrders();
        history.noticed(new RectificationOverdue(history.caseId(), 1, BY));
        assertThat(of(history).noticed()).containsExactly(1);
        history.noticed(new RectificationOverdue(history.caseId(), 2, BY));
        assertThat(of(history).noticed()).containsExactlyInAnyOrder(1, 2);
        assertThat(of(history).orders()).noneMatch(Rectification::isDone);
    }

    @Test
    void givenACaseThatMoves_whenFolded_thenTheUnitThatHasItIsNamed() {
        var history = withTwoOrders();
        assertThat(of(history).head().unit()).isEqualTo(XIPU);
        assertThat(of(history.returned()).head().unit()).isNull();
        assertThat(of(history.assigned(ANJING)).head().unit()).isEqualTo(ANJING);
    }

    @Test
    void givenASecretCase_whenListed_thenItsRespondentIsNotShownUntilItIsLifted() {
        var history = withTwoOrders().corrected(CorrectedField.RESPONDENT, "红光超市", "红光二店");
        history.by(
                Role.CENTER_HEAD,
                new SecrecyMarked(SecrecyGround.STATE, List.of("handler"), History.SEALED, history.occurred()));
        assertThat(of(history).head().respondent()).isEqualTo("红光二店");
        assertThat(of(history).head().shownRespondent()).isNull();

        history.by(Role.CENTER_HEAD, new SecrecyLifted("保密期满", history.occurred()));
        assertThat(of(history).head().shownRespondent()).isEqualTo("红光二店");
    }

    @ParameterizedTest(name = "due {0}, completed {1}, now {2}: {3}")
    @CsvSource({
        ", , 2026-03-20T10:00:00Z, OPEN",
        "2026-03-20T10:00:00Z, , 2026-03-20T09:59:59Z, OPEN",
        "2026-03-20T10:00:00Z, , 2026-03-20T10:00:00Z, OVERDUE",
        "2026-03-20T10:00:00Z, 2026-03-20T10:00:00Z, 2026-03-20T10:00:00Z, DONE",
        "2026-03-20T10:00:00Z, 2026-03-20T10:00:01Z, 2026-03-20T09:00:00Z, DONE_LATE",
        ", 2026-03-20T10:00:01Z, 2026-06-01T00:00:00Z, DONE"
    })
    void givenAnOrder_whenItsTimeComes_thenItStandsSo(
            @Nullable Instant by, @Nullable String done, Instant now, RectificationState state) {
        var history = ordered(History.received(), "台账", by);
        if (done != null) {
            completed(history.at(done), 1, "已补");
        }
        assertThat(of(history).orders().get(0).stateAt(now)).isEqualTo(state);
    }
}
