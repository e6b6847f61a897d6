package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.TOLD;
import static org.caseledger.command.complaint.Give.extend;
import static org.caseledger.command.complaint.People.CENTER;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.events.Clock.FOLLOW_UP;
import static org.caseledger.events.Clock.LEAD_CHECK;
import static org.caseledger.events.Clock.REPLY;

import java.time.Instant;
import org.caseledger.command.complaint.clocks.DeadlineCommand.ExtendDeadline;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.procedure.Procedures;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExtendingADeadlineTest extends ComplaintTest {
    private static final Instant LATER = Give.at("2026-03-02T10:00");

    @Tag("P9.08f")
    @Test
    @DisplayName("P9.08 暂时不能解决的问题要说明原因: a promised time, with the reason")
    void givenAWeiboCase_whenExtended_thenThePromiseIsDue() {
        given(weibo());
        when(LEADER, extend(REPLY, Give.at("2026-03-06T09:00")));
        then(extended("2026-03-05T13:48", "2026-03-06T09:00", "P9.08", JUST_NOW));
    }

    @Test
    @DisplayName("P9.08 allows it for 微博微信 and nowhere else")
    void givenAHotlineCase_whenExtended_thenRefused() {
        given(acceptedBy(XIPU));
        when(LEADER, extend(REPLY, Give.at("2026-03-20T09:00")));
        thenRefused(Rule.EXTENDABLE, "P9.08");
    }

    @Test
    void givenAWeiboCase_whenThePromiseIsNotLaterThanWhatWasDue_thenRefused() {
        given(weibo());
        when(LEADER, extend(REPLY, Give.at("2026-03-03T09:00")));
        thenRefused(Rule.PROMISE_IS_LATER, "P9.08");
    }

    @Test
    void givenAnOverdueCase_whenThePromiseIsInThePast_thenRefused() {
        given(weibo());
        at(Give.at("2026-03-04T09:00"));
        when(LEADER, extend(REPLY, Give.at("2026-03-04T08:00")));
        thenRefused(Rule.PROMISE_IS_LATER, "P9.08");
    }

    @Test
    @DisplayName("an extension after the deadline does not hide the miss")
    void givenAnOverdueCase_whenExtended_thenTheMissIsRecordedFirst() {
        var late = Give.at("2026-03-03T10:00");
        given(weibo());
        at(late);
        when(LEADER, extend(REPLY, Give.at("2026-03-06T09:00")));
        then(
                missed(REPLY, "2026-03-03T09:00"),
                extended("2026-03-05T13:48", "2026-03-06T09:00", "P9.08", Occurred.at(late)));
    }

    @Test
    void givenAClockThatDoesNotRun_whenExtended_thenRefused() {
        given(weibo());
        when(LEADER, extend(FOLLOW_UP, Give.at("2026-03-06T09:00")));
        thenRefused(Rule.CLOCK_RUNS, "P9.08");
    }

    @Tag("P9.08f")
    @Test
    @DisplayName("P2.17 应向客户说明原因,并承诺解决时间: notified, and why")
    void givenAWeiboCase_whenNobodyWasToldWhy_thenRefused() {
        given(weibo());
        when(LEADER, new ExtendDeadline(CASE, REPLY, " ", TOLD, Give.at("2026-03-06T09:00"), null, null));
        thenRefused(Rule.TOLD_WITH_REASON, "P9.07");
    }

    @Test
    @DisplayName("two working days more at most, by the procedure: Mon 9 March becomes Wed 11 March")
    void givenALimitOnExtensions_whenThePromiseIsWithinIt_thenExtended() {
        work(CustomProcedure.office());
        given(acceptedBy(XIPU));
        when(LEADER, extend(REPLY, Give.at("2026-03-12T00:00")));
        then(extended("2026-03-10T01:48", "2026-03-12T00:00", "OWN.6", JUST_NOW));
    }

    @Test
    void givenALimitOnExtensions_whenThePromiseIsBeyondIt_thenRefusedByItsClause() {
        work(CustomProcedure.office());
        given(acceptedBy(XIPU));
        when(LEADER, extend(REPLY, Give.at("2026-03-12T00:00:01")));
        thenRefused(Rule.PROMISE_WITHIN_LIMIT, "OWN.6");
    }

    @Test
    @DisplayName("once, where the procedure says no more, however short the first time was")
    void givenAnExtendedCase_whenExtendedAgainInAPiece_thenRefused() {
        work(CustomProcedure.office());
        given(acceptedBy(XIPU).give(LEADER, extend(REPLY, Give.at("2026-03-11T00:00"))));
        at(LATER);
        when(LEADER, again(Give.at("2026-03-12T00:00")));
        thenRefused(Rule.EXTENDED_OFTEN_ENOUGH, "OWN.6");
    }

    @Test
    @DisplayName("P9.08: ten working days at most: due on Tue 3 March, no later than Tue 17 March")
    void givenAWeiboCase_whenExtendedBeyondTenWorkingDays_thenRefused() {
        given(weibo());
        when(LEADER, extend(REPLY, Give.at("2026-03-18T00:01")));
        thenRefused(Rule.PROMISE_WITHIN_LIMIT, "P9.08");
        when(LEADER, extend(REPLY, Give.at("2026-03-18T00:00")));
        then(extended("2026-03-14T21:00", "2026-03-18T00:00", "P9.08", JUST_NOW));
    }

    @Test
    @DisplayName("a second time only after the complainant was notified anew")
    void givenAnExtendedWeiboCase_whenExtendedOnTheSameNotice_thenRefused() {
        given(weibo().give(LEADER, extend(REPLY, Give.at("2026-03-06T09:00"))));
        at(LATER);
        when(LEADER, extend(REPLY, Give.at("2026-03-09T09:00")));
        thenRefused(Rule.TOLD_AGAIN, "P9.08");
    }

    @Test
    @DisplayName("the second ends within twice ten working days of what was due first, not of the promise")
    void givenAnExtendedWeiboCase_whenExtendedAgain_thenBothCountFromWhatWasDueFirst() {
        given(weibo().give(LEADER, extend(REPLY, Give.at("2026-03-18T00:00"))));
        at(LATER);
        when(LEADER, again(Give.at("2026-04-01T00:01")));
        thenRefused(Rule.PROMISE_WITHIN_LIMIT, "P9.08");
        when(LEADER, again(Give.at("2026-04-01T00:00")));
        then(new DeadlineExtended(
                REPLY,
                1,
                "商品须送检",
                toldAgain(),
                Give.at("2026-03-26T01:48"),
                Give.at("2026-04-01T00:00"),
                "P9.08",
                "leader",
                Occurred.at(LATER)));
    }

    @Test
    void givenAWeiboCaseExtendedTwice_whenExtendedAThirdTime_thenRefused() {
        given(weibo().give(LEADER, extend(REPLY, Give.at("2026-03-06T09:00")))
                .at(LATER)
                .give(LEADER, again(Give.at("2026-03-09T09:00"))));
        when(LEADER, again(Give.at("2026-03-10T09:00")));
        thenRefused(Rule.EXTENDED_OFTEN_ENOUGH, "P9.08");
    }

    @Test
    void givenAWeiboCase_whenAHolidayIsPromised_thenRefused() {
        given(weibo());
        when(LEADER, extend(REPLY, Give.at("2026-03-08T09:00")));
        thenRefused(Rule.PROMISE_ON_A_WORKING_DAY, "P9.08");
        when(LEADER, extend(REPLY, Give.at("2026-03-09T00:00")));
        thenRefused(Rule.PROMISE_ON_A_WORKING_DAY, "P9.08");
    }

    @Test
    @DisplayName("P2.17: the company's own number, by its own clause")
    void givenACaseUnderP2_whenExtendedBeyondTenWorkingDays_thenRefusedByItsClause() {
        work(TestOffice.by(Procedures.builtIn().get("P2")));
        given(received(ComplaintKind.COMPLAINT, Channel.PHONE).classified().assignedTo(CENTER));
        when(LEADER, extend(REPLY, Give.at("2026-03-20T00:01")));
        thenRefused(Rule.PROMISE_WITHIN_LIMIT, "P2.17");
    }

    @Test
    void givenALimitInHours_whenThePromiseIsJustWithinIt_thenExtended() {
        work(CustomProcedure.office());
        given(received(ComplaintKind.REPORT, Channel.LETTER)
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU));
        when(LEADER, extend(LEAD_CHECK, Give.at("2026-03-04T09:00")));
        then(new DeadlineExtended(
                LEAD_CHECK,
                1,
                "商品须送检",
                TOLD,
                Give.at("2026-03-03T23:24"),
                Give.at("2026-03-04T09:00"),
                "OWN.10",
                "leader",
                JUST_NOW));
    }

    private History weibo() {
        return received(ComplaintKind.INQUIRY, Channel.WEIBO)
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU);
    }

    private static ExtendDeadline again(Instant promisedAt) {
        return new ExtendDeadline(CASE, REPLY, "商品须送检", toldAgain(), promisedAt, null, null);
    }

    private static Told toldAgain() {
        return new Told(TOLD.medium(), TOLD.at().plusSeconds(60));
    }

    private static DeadlineExtended extended(String amberAt, String dueAt, String clause, Occurred occurred) {
        return new DeadlineExtended(
                REPLY, 1, "商品须送检", TOLD, Give.at(amberAt), Give.at(dueAt), clause, "leader", occurred);
    }
}
