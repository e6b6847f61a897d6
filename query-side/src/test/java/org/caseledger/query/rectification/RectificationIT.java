package org.caseledger.query.rectification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.rectification.RectificationFilter.ALL;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.HandlingEvent.RectificationCompleted;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.query.Lists;
import org.caseledger.query.Page;
import org.caseledger.query.Reader;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RectificationIT {
    private static final Instant BY = Instant.parse("2026-03-20T10:00:00Z");
    private static final Instant BEFORE = BY.minusSeconds(1);

    private final TestLedger ledger = new TestLedger();
    private final RectificationView view = new RectificationView(ledger.database());
    private final Lists lists = new Lists(ledger.database());
    private final RectificationQueries orders = new RectificationQueries(ledger.database());

    @AfterEach
    void close() {
        ledger.close();
    }

    private static History at(UnitId unit) {
        return History.received().classified().signedOff(unit).assigned(unit).accepted();
    }

    private static History order(History history, String what, @Nullable Instant by) {
        return history.by(Role.HANDLER, new RectificationOrdered(what, by, history.occurred()));
    }

    private static History complete(History history, @Nullable Integer order, String what) {
        return history.by(Role.HANDLER, new RectificationCompleted(order, what, history.occurred()));
    }

    private void project(History... histories) {
        List.of(histories).forEach(history -> history.in(ledger));
        ledger.project(view);
    }

    private Page<ListedRectification> page(RectificationFilter filter, int page, int size) {
        return lists.find(RectificationFilter.LIST, filter, Reader.ofAll(BEFORE), page, size);
    }

    private List<ListedRectification> find(RectificationFilter filter, Instant now) {
        return find(filter, Reader.ofAll(now));
    }

    private List<ListedRectification> find(RectificationFilter filter, Reader reader) {
        var page = lists.find(RectificationFilter.LIST, filter, reader, 0, 50);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows();
    }

    private List<RectificationState> states(Instant now) {
        return find(ALL, now).stream().map(ListedRectification::state).toList();
    }

    @Test
    void givenSeveralOrdersInOneCase_thenEachStandsForItself() {
        var history = order(order(order(at(XIPU), "台账", BY), "下架𠮷牌酸奶", BY), "培训", null);
        complete(history.at("2026-03-20T09:00:00Z"), 2, "已下架");
        project(history);

        var found = find(ALL, BEFORE);
        assertThat(found)
                .extracting(one -> one.rectification().what(), ListedRectification::state)
                .containsExactly(
                        tuple("台账", RectificationState.OPEN),
                        tuple("下架𠮷牌酸奶", RectificationState.DONE),
                        tuple("培训", RectificationState.OPEN));
        assertThat(states(BY))
                .containsExactly(RectificationState.OVERDUE, RectificationState.DONE, RectificationState.OPEN);
        var done = found.get(1).rectification();
        assertThat(done.completion().what()).isEqualTo("已下架");
        assertThat(done.completion().who().person()).isEqualTo("handler");
        assertThat(done.orderedBy().person()).isEqualTo("handler");
    }

    @Test
    void givenOrdersNotCompletedInTime_whenTheLogSaysSo_thenTheyAreToBeNoticedNoMore() {
        var open = order(order(order(at(XIPU), "台账", BY), "培训", null), "下架", BY);
        var late = complete(order(at(XIPU), "台账", BY).at("2026-03-20T10:00:01Z"), 1, "已补");
        project(open, late, complete(order(at(XIPU), "台账", BY), 1, "已补"));

        assertThat(orders.toNotice(BEFORE, null, 9)).isEmpty();
        var all = orders.toNotice(BY, null, 9);
        assertThat(all).containsExactlyInAnyOrder(overdue(open, 1), overdue(open, 3), overdue(late, 1));
        assertThat(orders.toNotice(BY, null, 1)).containsExactly(all.get(0));
        assertThat(orders.toNotice(BY, all.get(0), 9)).containsExactlyElementsOf(all.subList(1, 3));
        assertThat(orders.toNotice(BY, all.get(2), 9)).isEmpty();

        notice(overdue(open, 3));
        notice(overdue(late, 1));
        ledger.project(view);
        assertThat(orders.toNotice(BY, null, 9)).containsExactly(overdue(open, 1));
    }

    private static RectificationOverdue overdue(History history, int order) {
        return new RectificationOverdue(history.caseId(), order, BY);
    }

    private void notice(RectificationOverdue overdue) {
        ledger.append(
                BY,
                List.of(new NewEvent(
                        UUID.randomUUID(),
                        CompanionStream.NOTICED.kind(),
                        CompanionStream.NOTICED.of(overdue.caseId()),
                        NewEvent.NEXT,
                        EventCodec.nameOf(RectificationOverdue.class),
                        1,
                        EventCodec.write(overdue),
                        EventCodec.write(Actor.SYSTEM.toMetadata()))));
    }

    @Test
    void givenACompletion_whenItComesAfterTheTime_thenItIsLate() {
        var inTime = complete(order(at(XIPU), "台账", BY).at(BY.toString()), 1, "已补");
        var late = complete(order(at(XIPU), "台账", BY).at("2026-03-20T10:00:01Z"), 1, "已补");
        project(inTime, late);

        assertThat(states(BEFORE)).containsExactlyInAnyOrder(RectificationState.DONE, RectificationState.DONE_LATE);
    }

    @Test
    void givenCompletionsThatNameNoOrder_thenWordsDecideAndThenTheEarliest() {
        var history = order(order(order(at(XIPU), "台账", BY), "下架", BY), "培训", BY);
        project(complete(complete(complete(complete(history, null, "下架"), null, "其他"), null, "培训"), null, "没有了"));

        assertThat(find(ALL, BEFORE))
                .extracting(one -> one.rectification().completion().what())
                .containsExactly("其他", "下架", "培训");
    }

    @Test
    void givenACaseThatIsHandledAgain_thenWhatWasDoneBeforeIsMarked() {
        var history = complete(order(order(at(XIPU), "台账", BY), "培训", BY), 1, "已补");
        project(history.replied().at("2026-03-12T01:00:00Z").reopened());

        assertThat(find(reopened(true), BEFORE))
                .singleElement()
                .satisfies(one -> assertThat(one.rectification().reopenedAt()).isEqualTo("2026-03-12T01:00:00Z"));
        assertThat(find(reopened(false), BEFORE)).hasSize(1);
    }

    private static RectificationFilter reopened(boolean reopened) {
        return new RectificationFilter(null, null, null, null, null, reopened, null, null, null);
    }

    @Test
    void everyNumberOfAUnitOpensToItsRows() {
        var moved = order(at(XIPU), "台账", BY)
                .returned()
                .assigned(ANJING)
                .corrected(CorrectedField.RESPONDENT, "红光超市", "安靖超市");
        project(
                moved,
                order(order(at(XIPU), "台账", BY), "培训", null),
                complete(order(at(XIPU), "台账", BY).at("2026-03-21T01:00:00Z"), 1, "已补"),
                order(at(ANJING), "台账", BY).returned());
        var counts = orders.counts(ALL, Reader.ofAll(BY));

        assertThat(counts).extracting(RectificationCount::unit).containsExactly(XIPU, null, ANJING);
        assertThat(counts.get(0)).isEqualTo(new RectificationCount(XIPU, 3, 1, 1, 0, 1, 0));
        for (var count : counts) {
            for (var state : RectificationState.values()) {
                var filter = new RectificationFilter(
                        null, count.unit(), count.unit() == null, null, state, null, null, null, null);
                assertThat(find(filter, BY)).as("%s", filter).hasSize((int) number(count, state));
            }
        }
        assertThat(find(respondent("安靖超市"), BY)).hasSize(1);
        assertThat(find(respondent("红光超市"), BY)).hasSize(4);
    }

    private static long number(RectificationCount count, RectificationState state) {
        return switch (state) {
            case OPEN -> count.open();
            case OVERDUE -> count.overdue();
            case DONE -> count.done();
            case DONE_LATE -> count.doneLate();
        };
    }

    private static RectificationFilter respondent(String name) {
        return new RectificationFilter(null, null, null, name, null, null, null, null, null);
    }

    @Test
    void whatIsOpenComesByTheTimeItIsDue_andAPeriodIsThatOfTheOrder() {
        project(
                order(order(at(XIPU), "晚", BY.plusSeconds(9)), "早", BY),
                order(at(ANJING).at("2026-03-04T01:00:00Z"), "中", BY.plusSeconds(5)));
        var open = RectificationFilter.ofState(RectificationState.OPEN);
        assertThat(find(open, BEFORE))
                .extracting(one -> one.rectification().what())
                .containsExactly("早", "中", "晚");
        var due = new RectificationFilter(null, null, false, null, null, null, BY.plusSeconds(5), null, null);
        assertThat(find(due, BEFORE)).hasSize(1);
        var march4 = Instant.parse("2026-03-04T00:00:00Z");
        assertThat(find(RectificationFilter.of(null, march4, BY), BEFORE)).hasSize(1);
        assertThat(find(RectificationFilter.of(XIPU, Instant.EPOCH, march4), BEFORE))
                .hasSize(2);
        var theirs = new RectificationFilter(null, XIPU, false, null, null, null, null, null, null);
        assertThat(find(theirs, new Reader(ANJING, BEFORE))).isEmpty();
    }

    @Test
    void givenOrders_whenListed_thenTheLatestFirstPageByPageAndTiesByTheirNumber() {
        var early = order(order(at(XIPU), "甲", BY), "乙", BY.minusSeconds(9));
        var late = order(at(XIPU).at("2026-03-04T01:00:00Z"), "丙", BY.plusSeconds(9));
        project(early, late);

        assertThat(find(ALL, BEFORE))
                .extracting(one -> one.rectification().what())
                .containsExactly("丙", "甲", "乙");
        var second = page(ALL, 1, 2);
        assertThat(second.total()).isEqualTo(3);
        assertThat(second.rows()).extracting(one -> one.rectification().what()).containsExactly("乙");
        assertThat(page(ALL, 2, 2).rows()).isEmpty();
        var ofOne = new RectificationFilter(late.caseId(), null, false, null, null, null, null, null, null);
        assertThat(find(ofOne, BEFORE))
                .extracting(ListedRectification::caseNumber)
                .allMatch(number -> number.contains(late.caseId().toString().substring(0, 8)))
                .hasSize(1);
    }

    @Test
    void givenTheSameDueTime_whenNoticedInPages_thenNoneIsLeftOutOrComesTwice() {
        var one = order(order(order(at(XIPU), "甲", BY), "乙", BY), "丙", BY);
        var other = order(order(at(ANJING), "丁", BY), "戊", BY.minusSeconds(1));
        project(one, other);

        var all = orders.toNotice(BY, null, 9);
        assertThat(all.get(0)).isEqualTo(new RectificationOverdue(other.caseId(), 2, BY.minusSeconds(1)));
        var paged = new ArrayList<RectificationOverdue>();
        var some = orders.toNotice(BY, null, 2);
        while (!some.isEmpty()) {
            paged.addAll(some);
            some = orders.toNotice(BY, some.get(some.size() - 1), 2);
        }
        assertThat(paged).isEqualTo(all).hasSize(5);
    }

    @Test
    void builtAnewTheRowsAreTheSame() {
        project(complete(order(order(at(XIPU), "台账", BY), "培训", null), 2, "已培训"), History.wholeLife());
        var rows = ledger.rows("views.rectification");
        var cases = ledger.rows("views.rectification_case");
        ledger.project(view);

        assertThat(ledger.rows("views.rectification")).isEqualTo(rows).hasSize(2);
        assertThat(ledger.rows("views.rectification_case")).isEqualTo(cases).hasSize(2);
    }
}
