package org.caseledger.query.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.sheets.SheetLife.CALENDAR;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.events.Role;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Suspension;
import org.caseledger.query.testing.History;
import org.junit.jupiter.api.Test;

/** 时限计算书 as it is printed: whoever reads it can count the days again by hand. */
class SheetTextTest {
    private static final String TUESDAY = "2026-09-29T01:30:00Z";

    private static String numberOf(SheetLife life) {
        return life.sheet(TUESDAY).caseNumber();
    }

    @Test
    void givenAReplyOverTheNationalHoliday_whenPrinted_thenEachDayIsListedAndCounted() {
        var life = SheetLife.received(TUESDAY, Channel.MAYOR_HOTLINE).set(Clock.REPLY, 1, "reply-mayor-hotline");

        assertThat(SheetText.of(life.sheet("2026-10-10T00:00:00Z")))
                .isEqualTo("""
                        时限计算书
                        编号：%s
                        适用程序：P9（现用版本 P9-2）；现用日历：cn-2019-2026
                        截至 2026-10-10 08:00 +08:00，本件第 2 步

                        【回复时限】第1次，第1轮：计时中，临期
                          起算：条款 P9.08，规则 reply-mayor-hotline，程序版本 P9-2，日历版本 cn-2019-2026
                            起算事由：收件登记：投诉，编号 %s，渠道：12345热线，被投诉人：红光超市（日志位置 1）
                            自 2026-09-29 09:30 +08:00 起算
                            期限：5个工作日
                              2026-09-29 周二 工作日：起算当日不计
                              2026-09-30 周三 工作日：计入，第1天
                              2026-10-01 周四 法定节假日（国庆节）：非工作日不计
                              2026-10-02 周五 法定节假日（国庆节）：非工作日不计
                              2026-10-03 周六 法定节假日（国庆节）：非工作日不计
                              2026-10-04 周日 法定节假日（国庆节）：非工作日不计
                              2026-10-05 周一 法定节假日（国庆节）：非工作日不计
                              2026-10-06 周二 法定节假日（国庆节）：非工作日不计
                              2026-10-07 周三 法定节假日（国庆节）：非工作日不计
                              2026-10-08 周四 工作日：计入，第2天
                              2026-10-09 周五 工作日：计入，第3天
                              2026-10-10 周六 调休上班（国庆节）：计入，第4天
                              2026-10-11 周日 周末：非工作日不计
                              2026-10-12 周一 工作日：计入，第5天
                            临期：2026-10-10 06:42 +08:00；届满：2026-10-12 24:00 +08:00
                        """.formatted(numberOf(life), numberOf(life)));
    }

    @Test
    void givenALimitInHours_whenItWasSuspended_thenTheMinutesAreToldAndNoDays() {
        var life = SheetLife.received("2026-03-02T01:00:00Z", Channel.WECHAT)
                .set(Clock.REPLY, 1, "reply-weibo-wechat-ordinary")
                .at("2026-03-02T03:00:00Z");
        life.history().suspended(Clock.REPLY, 1).at("2026-03-02T04:30:00Z");
        var pause = new Suspension(Instant.parse("2026-03-02T03:00:00Z"), Instant.parse("2026-03-02T04:30:00Z"));
        var due = SheetLife.due("reply-weibo-wechat-ordinary", Instant.parse("2026-03-02T01:00:00Z"), pause);
        life.history()
                .by(
                        Role.HANDLER,
                        new DeadlineResumed(
                                Clock.REPLY,
                                1,
                                due.amberAt(),
                                due.dueAt(),
                                life.history().occurred()));

        var text = SheetText.of(life.sheet("2026-03-02T05:00:00Z"));
        assertThat(text).contains("""
                          恢复计时：条款 P9.08，规则 reply-weibo-wechat-ordinary，程序版本 P9-2，日历版本 cn-2019-2026
                            起算事由：回复时限恢复计时，至 2026-03-03 10:30（日志位置 4）
                            自 2026-03-02 09:00 +08:00 起算
                            期限：24小时
                            中止 2026-03-02 11:00 +08:00 至 2026-03-02 12:30 +08:00，共 90 分钟不计
                            临期：2026-03-03 05:42 +08:00；届满：2026-03-03 10:30 +08:00
                          中止：2026-03-02 11:00 +08:00 至 2026-03-02 12:30 +08:00，检测，依据：送检单（日志位置 3）
                        """);
        assertThat(text.split("共 90 分钟不计", -1)).hasSize(2);
        assertThat(text).doesNotContain("第1天", "注意");
    }

    @Test
    void givenASuspensionOfDays_whenPrinted_thenTheDaysSayItAndNoMinutes() {
        var life = SheetLife.received("2026-03-02T01:00:00Z", Channel.MAYOR_HOTLINE)
                .set(Clock.REPLY, 1, "reply-mayor-hotline")
                .at("2026-03-03T02:00:00Z");
        life.history()
                .suspended(Clock.REPLY, 1)
                .at("2026-03-05T02:00:00Z")
                .resumed(Clock.REPLY, 1, "2026-03-11T16:00:00Z");

        assertThat(SheetText.of(life.sheet("2026-03-05T03:00:00Z")))
                .contains("""
                              2026-03-02 周一 工作日：起算当日不计
                              2026-03-03 周二 工作日：中止期间不计
                              2026-03-04 周三 工作日：中止期间不计
                              2026-03-05 周四 工作日：计入，第1天
                              2026-03-06 周五 工作日：计入，第2天
                              2026-03-07 周六 周末：非工作日不计
                              2026-03-08 周日 周末：非工作日不计
                              2026-03-09 周一 工作日：计入，第3天
                              2026-03-10 周二 工作日：计入，第4天
                              2026-03-11 周三 工作日：计入，第5天
                        """)
                .doesNotContain("分钟不计");
    }

    @Test
    void givenASuspensionThatGoesOn_whenPrinted_thenItHasNoEnd() {
        var life = SheetLife.received("2026-03-02T01:00:00Z", Channel.MAYOR_HOTLINE)
                .set(Clock.REPLY, 1, "reply-mayor-hotline")
                .at("2026-03-03T02:00:00Z");
        life.history().suspended(Clock.REPLY, 1);

        // Nothing becomes due while it stands still, however long that is.
        assertThat(SheetText.of(life.sheet("2026-06-01T00:00:00Z")))
                .contains("第1次，第1轮：计时中，正常\n")
                .endsWith("  中止：2026-03-03 10:00 +08:00 至 今，检测，依据：送检单（日志位置 3）\n");
    }

    @Test
    void givenAPromise_whenPrinted_thenItsDaysAreListedButNotCounted() {
        var life = SheetLife.received("2026-03-02T01:00:00Z", Channel.WECHAT)
                .set(Clock.REPLY, 1, "reply-weibo-wechat-ordinary")
                .at("2026-03-02T08:00:00Z");
        life.history().extended(Clock.REPLY, 1, "2026-03-04T10:00:00Z");

        assertThat(SheetText.of(life.sheet("2026-03-02T08:00:00Z"))).contains("""
                          延期：条款 P9.08，规则 reply-weibo-wechat-ordinary，程序版本 P9-2，日历版本 cn-2019-2026
                            起算事由：回复时限延长至 2026-03-04 18:00（P9.08），理由：需进一步调查，批准人：leader，2026-03-02 16:00 以电话告知投诉人（日志位置 3）
                            自 2026-03-02 09:00 +08:00 起算
                              2026-03-02 周一 工作日：承诺时限内，不计天数
                              2026-03-03 周二 工作日：承诺时限内，不计天数
                              2026-03-04 周三 工作日：承诺时限内，不计天数
                            临期：2026-03-03 18:00 +08:00；届满：2026-03-04 18:00 +08:00
                        """);
    }

    private static SheetLife withSignOff() {
        return SheetLife.received("2026-03-02T01:00:00Z", Channel.MAYOR_HOTLINE)
                .set(Clock.SIGN_OFF, 1, "sign-off")
                .at("2026-03-03T16:00:00Z");
    }

    private static String ended(SheetLife life) {
        return SheetText.of(life.sheet("2026-03-05T00:00:00Z"));
    }

    @Test
    void givenADeadlineThatWasMet_whenPrinted_thenItSaysWhetherInTime() {
        var inTime = withSignOff().at("2026-03-03T15:59:00Z");
        inTime.history().signedOff(History.XIPU).met(Clock.SIGN_OFF, 1, false);
        assertThat(ended(inTime)).contains("【签阅时限】第1次，第1轮：按时完成\n").endsWith("""

                          签阅时限：2026-03-03 23:59 完成，按时（日志位置 4）
                          计算依据：记录时间 2026-03-03 23:59 +08:00；记入台账：2026-03-03 23:59 +08:00
                        """);

        var late = withSignOff();
        late.history().missed(Clock.SIGN_OFF, 1).signedOff(History.XIPU).met(Clock.SIGN_OFF, 1, true);
        assertThat(ended(late)).contains("【签阅时限】第1次，第1轮：逾期完成\n").endsWith("""
                          签阅时限已于 2026-03-03 24:00 届满，尚未完成（日志位置 3）
                          签阅时限：2026-03-04 00:00 完成，已超期（日志位置 5）
                          计算依据：记录时间 2026-03-04 00:00 +08:00；记入台账：2026-03-04 00:00 +08:00
                        """);

        var stated = withSignOff();
        stated.history()
                .signedOff(History.XIPU)
                .by(Role.LEADER, new DeadlineMet(Clock.SIGN_OFF, 1, Instant.parse("2026-03-03T09:00:00Z"), false));
        assertThat(ended(stated))
                .contains("【签阅时限】第1次，第1轮：补录按时完成\n")
                .endsWith("\n  计算依据：所填时间 2026-03-03 17:00 +08:00；记入台账：2026-03-04 00:00 +08:00\n");

        var unnoticed = withSignOff();
        unnoticed.history().signedOff(History.XIPU).met(Clock.SIGN_OFF, 1, true);
        assertThat(ended(unnoticed)).contains("第1轮：逾期完成\n").doesNotContain("届满，尚未完成");
    }

    @Test
    void givenADeadlineThatLapsed_whenPrinted_thenItSaysWhetherItWasMissedBefore() {
        var before = withSignOff();
        before.history().declined().lapsed(Clock.SIGN_OFF, 1);
        assertThat(ended(before))
                .contains("第1轮：终止\n")
                .endsWith("\n  签阅时限终止：投诉件已办结（日志位置 4）\n")
                .doesNotContain("超期");

        var after = withSignOff();
        after.history().missed(Clock.SIGN_OFF, 1).declined().lapsed(Clock.SIGN_OFF, 1);
        assertThat(ended(after)).contains("第1轮：超期后终止\n");
    }

    @Test
    void givenADeadlineThatRuns_whenPrinted_thenItSaysItsLightThen() {
        var life = withSignOff();
        assertThat(SheetText.of(life.sheet("2026-03-02T01:00:00Z"))).contains("：计时中，正常\n");
        assertThat(SheetText.of(life.sheet("2026-03-03T15:59:59Z"))).contains("：计时中，临期\n");
        assertThat(SheetText.of(life.sheet("2026-03-03T16:00:00Z"))).contains("：计时中，超期\n");
    }

    @Test
    void givenASecondRound_whenPrinted_thenTheNumberAndTheRoundAreToldApart() {
        var life = SheetLife.received("2026-03-02T01:00:00Z", Channel.MAYOR_HOTLINE)
                .set(Clock.REPLY, 1, "reply-mayor-hotline");
        life.history().replied().met(Clock.REPLY, 1, false).at("2026-03-04T01:00:00Z");
        life.reopened().reopened().set(Clock.REPLY, 2, "reply-mayor-hotline");

        assertThat(SheetText.of(life.sheet("2026-03-04T01:00:00Z")))
                .contains("【回复时限】第1次，第1轮：按时完成", "【回复时限】第2次，第3轮：计时中，正常");
    }

    @Test
    void givenAReclassification_whenPrinted_thenTheStepThatTheTimeStartsAtIsToldToo() {
        var life = SheetLife.received("2026-03-02T01:00:00Z", Channel.WECHAT).at("2026-03-02T03:00:00Z");
        life.history().classified(Severity.GENERAL);
        life.set(Clock.REPLY, 1, "reply-weibo-wechat-ordinary", Instant.parse("2026-03-02T01:00:00Z"));

        var text = SheetText.of(life.sheet("2026-03-02T03:00:00Z"));
        assertThat(text)
                .containsPattern("    起算事由：分类为食品、过期：.*（日志位置 2）\n    起算步骤：收件登记：投诉，.*（日志位置 1）\n")
                .contains("自 2026-03-02 09:00 +08:00 起算");
    }

    @Test
    void givenALimitOfAnotherClause_whenPrinted_thenItFollowsTheOneThatApplies() {
        var start = Instant.parse("2026-03-02T01:00:00Z");
        var life = SheetLife.received("2026-03-02T01:00:00Z", Channel.MAYOR_HOTLINE)
                .other("reply-letter", start)
                .set(Clock.REPLY, 1, "reply-mayor-hotline");

        assertThat(SheetText.of(life.sheet("2026-03-02T01:00:00Z")))
                .contains("""
                            临期：2026-03-08 11:24 +08:00；届满：2026-03-09 24:00 +08:00
                            另有时限：条款 P9.08，规则 reply-letter，届满：2026-03-11 24:00 +08:00
                            自 2026-03-02 09:00 +08:00 起算
                            期限：7个工作日
                        """)
                .endsWith("      2026-03-11 周三 工作日：计入，第7天\n");
    }

    @Test
    void givenAProcedureWhoseFileIsGone_whenPrinted_thenTheRecordedTimeHoldsWithoutDays() {
        var life = SheetLife.received("2026-03-02T01:00:00Z", Channel.MAYOR_HOTLINE)
                .other("reply-letter", Instant.parse("2026-03-02T01:00:00Z"))
                .set(Clock.REPLY, 1, "reply-mayor-hotline");
        var sheet = DeadlineSheets.of(life.history().recorded(), null, CALENDAR, Instant.parse("2026-03-02T01:00:00Z"));

        assertThat(SheetText.of(sheet))
                .contains("适用程序：P9（现用版本 已不在用）")
                .contains("    临期：2026-03-08 11:24 +08:00；届满：2026-03-09 24:00 +08:00\n")
                .contains("    另有时限：条款 P9.08，规则 reply-letter，届满：2026-03-11 24:00 +08:00\n")
                .endsWith("    注意：记录所用程序版本 P9-2、日历版本 cn-2019-2026，现用 —、cn-2019-2026；" + "按现用文件不能得出记录的届满时间，以记录为准\n")
                .doesNotContain("起算当日不计", "null");
    }

    @Test
    void givenAYearWhoseHolidaysAreNotKnown_whenPrinted_thenOnlyItsDaysAreMarked() {
        var life = SheetLife.received("2026-12-30T01:00:00Z", Channel.MAYOR_HOTLINE)
                .set(Clock.REPLY, 1, "reply-mayor-hotline");

        assertThat(SheetText.of(life.sheet("2026-12-30T01:00:00Z"))).contains("""
                              2026-12-31 周四 工作日：计入，第1天
                              2027-01-01 周五 工作日（该年放假安排未公布，暂按周末推算）：计入，第2天
                              2027-01-02 周六 周末（该年放假安排未公布，暂按周末推算）：非工作日不计
                        """);
    }

    @Test
    void givenNoDeadline_whenPrinted_thenTheSheetIsItsHead() {
        var life = SheetLife.received(TUESDAY, Channel.MAYOR_HOTLINE);
        assertThat(SheetText.of(life.sheet(TUESDAY)).lines())
                .containsExactlyElementsOf(List.of(
                        "时限计算书",
                        "编号：" + numberOf(life),
                        "适用程序：P9（现用版本 P9-2）；现用日历：cn-2019-2026",
                        "截至 2026-09-29 09:30 +08:00，本件第 1 步"));
    }
}
