package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.TOLD;
import static org.caseledger.command.complaint.Give.extend;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.events.Clock.FOLLOW_UP;
import static org.caseledger.events.Clock.LEAD_CHECK;
import static org.caseledger.events.Clock.REPLY;

import org.caseledger.command.complaint.clocks.ExtendDeadline;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Occurred;
import org.caseledger.events.clocks.DeadlineExtended;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExtendingADeadlineTest extends ComplaintTest {

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

    @Test
    @DisplayName("P2.17 应向客户说明原因,并承诺解决时间: told, and why")
    void givenAWeiboCase_whenNobodyWasToldWhy_thenRefused() {
        given(weibo());
        when(
                LEADER,
                new ExtendDeadline(
                        CASE, REPLY, " ", TOLD, Give.at("2026-03-06T09:00"), null, null));
        thenRefused(Rule.TOLD_WITH_REASON, "P9.07");
    }

    @Test
    @DisplayName(
            "two working days more at most, by the procedure: Mon 9 March becomes Wed 11 March")
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
    @DisplayName("the limit counts from the rule's own due time: promises do not add up")
    void givenAnExtendedCase_whenExtendedAgainBeyondTheLimit_thenRefused() {
        work(CustomProcedure.office());
        given(acceptedBy(XIPU).give(LEADER, extend(REPLY, Give.at("2026-03-12T00:00"))));
        when(LEADER, extend(REPLY, Give.at("2026-03-13T00:00")));
        thenRefused(Rule.PROMISE_WITHIN_LIMIT, "OWN.6");
    }

    @Test
    void givenALimitInHours_whenThePromiseIsJustWithinIt_thenExtended() {
        work(CustomProcedure.office());
        given(
                received(ComplaintKind.REPORT, Channel.LETTER)
                        .classified()
                        .signedOff(XIPU)
                        .assignedTo(XIPU));
        when(LEADER, extend(LEAD_CHECK, Give.at("2026-03-04T09:00")));
        then(
                new DeadlineExtended(
                        LEAD_CHECK,
                        1,
                        "须检测",
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

    private static DeadlineExtended extended(
            String amberAt, String dueAt, String clause, Occurred occurred) {
        return new DeadlineExtended(
                REPLY,
                1,
                "须检测",
                TOLD,
                Give.at(amberAt),
                Give.at(dueAt),
                clause,
                "leader",
                occurred);
    }
}
