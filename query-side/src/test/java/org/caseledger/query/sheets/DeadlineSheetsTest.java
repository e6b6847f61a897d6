package org.caseledger.query.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.sheets.SheetLife.CALENDAR;
import static org.caseledger.query.sheets.SheetLife.P9;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.OtherLimit;
import org.caseledger.events.clocks.SuspensionGround;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.DeadlineStatus;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.Suspension;
import org.caseledger.query.testing.History;
import org.junit.jupiter.api.Test;

/** What a deadline sheet holds of each deadline, and when it says that the files in use differ. */
class DeadlineSheetsTest {
    private static final String MONDAY = "2026-03-02T01:00:00Z";
    private static final Instant START = Instant.parse(MONDAY);

    private static SheetLife hotline() {
        return SheetLife.received(MONDAY, Channel.MAYOR_HOTLINE);
    }

    private static SheetLife withReply() {
        return hotline().set(Clock.REPLY, 1, "reply-mayor-hotline");
    }

    private static SheetLife withHours() {
        return SheetLife.received(MONDAY, Channel.WECHAT).set(Clock.REPLY, 1, "reply-weibo-wechat-ordinary");
    }

    @Test
    void givenDeadlinesSideBySide_whenDrawnUp_thenEachKeepsItsOwnEvents() {
        var life = withReply().set(Clock.SIGN_OFF, 1, "sign-off").at("2026-03-04T01:00:00Z");
        life.history().missed(Clock.SIGN_OFF, 1).signedOff(History.XIPU).met(Clock.SIGN_OFF, 1, true);
        life.set(Clock.DISPATCH, 1, "dispatch");
        life.history().suspended(Clock.REPLY, 1);

        var clocks = life.sheet("2026-03-04T02:00:00Z").clocks();
        assertThat(clocks)
                .extracting(
                        ClockSheet::clock,
                        ClockSheet::status,
                        c -> c.misses().size(),
                        c -> c.stops().size(),
                        ClockSheet::light)
                .containsExactly(
                        tuple(Clock.REPLY, DeadlineStatus.OPEN, 0, 1, Light.GREEN),
                        tuple(Clock.SIGN_OFF, DeadlineStatus.MET, 1, 0, null),
                        tuple(Clock.DISPATCH, DeadlineStatus.OPEN, 0, 0, Light.AMBER));
        var signOff = clocks.get(1);
        assertThat(signOff.late()).isTrue();
        assertThat(signOff.missed()).isTrue();
        assertThat(signOff.endedAt()).isEqualTo("2026-03-04T01:00:00Z");
        assertThat(signOff.end().type()).isEqualTo("DeadlineMet");
        assertThat(signOff.end().position()).isEqualTo(6);
        assertThat(clocks.get(2).stages().get(0).cause().type()).isEqualTo("RoutingSignedOff");
        assertThat(clocks.get(2).stages().get(0).cause().by()).isEqualTo("leader");
    }

    @Test
    void givenAnySheet_whenCountedAgainFromItselfAlone_thenEveryDueTimeComesOut() {
        var life = withReply().set(Clock.SIGN_OFF, 1, "sign-off").at("2026-03-03T02:00:00Z");
        life.history()
                .suspended(Clock.REPLY, 1)
                .at("2026-03-05T02:00:00Z")
                .resumed(Clock.REPLY, 1, "2026-03-11T16:00:00Z");

        var counted = life.sheet("2026-03-05T02:00:00Z").recompute();
        assertThat(counted)
                .extracting(
                        DeadlineSheet.Recomputed::clock,
                        DeadlineSheet.Recomputed::number,
                        DeadlineSheet.Recomputed::stage,
                        r -> r.recomputed().dueAt().toString())
                .containsExactly(
                        tuple(Clock.REPLY, 1, 0, "2026-03-09T16:00:00Z"),
                        tuple(Clock.REPLY, 1, 1, "2026-03-11T16:00:00Z"),
                        tuple(Clock.SIGN_OFF, 1, 0, "2026-03-03T16:00:00Z"));
        assertThat(counted.get(0).agrees()).isTrue();
        assertThat(counted.get(2).agrees()).isTrue();
        // The fixture's amber time is another one: the sheet finds that as well.
        assertThat(counted.get(1).agrees()).isFalse();
    }

    @Test
    void givenTwoPauses_whenDrawnUp_thenBothAreToldAndNeitherDayCounts() {
        var life = withReply().at("2026-03-03T02:00:00Z");
        life.history()
                .suspended(Clock.REPLY, 1)
                .at("2026-03-04T02:00:00Z")
                .resumed(Clock.REPLY, 1, "2026-03-10T16:00:00Z")
                .at("2026-03-05T02:00:00Z")
                .suspended(Clock.REPLY, 1)
                .at("2026-03-06T02:00:00Z")
                .resumed(Clock.REPLY, 1, "2026-03-11T16:00:00Z");

        var reply = life.only("2026-03-06T03:00:00Z");
        assertThat(reply.stops())
                .extracting(
                        s -> s.from().toString(),
                        s -> s.to().toString(),
                        ClockSheet.Stop::ground,
                        s -> s.suspended().position(),
                        s -> s.resumed().position())
                .containsExactly(
                        tuple("2026-03-03T02:00:00Z", "2026-03-04T02:00:00Z", SuspensionGround.TESTING, 3L, 4L),
                        tuple("2026-03-05T02:00:00Z", "2026-03-06T02:00:00Z", SuspensionGround.TESTING, 5L, 6L));
        assertThat(reply.stages())
                .extracting(Stage::kind)
                .containsExactly(Stage.Kind.SET, Stage.Kind.RESUMED, Stage.Kind.RESUMED);
        assertThat(reply.stages().get(1).reckoning().pauses()).hasSize(1);
        assertThat(reply.stages().get(2).reckoning().recompute().orElseThrow().dueAt())
                .isEqualTo("2026-03-11T16:00:00Z");
    }

    @Test
    void givenAPromise_whenItIsPaused_thenThePauseMovesThePromiseAndNotTheLimit() {
        var life = withHours().at("2026-03-02T08:00:00Z");
        life.history()
                .extended(Clock.REPLY, 1, "2026-03-04T10:00:00Z")
                .at("2026-03-03T00:00:00Z")
                .suspended(Clock.REPLY, 1)
                .at("2026-03-03T06:00:00Z")
                .resumed(Clock.REPLY, 1, "2026-03-04T16:00:00Z");

        var stages = life.only("2026-03-03T06:00:00Z").stages();
        var extended = stages.get(1);
        assertThat(extended.kind()).isEqualTo(Stage.Kind.EXTENDED);
        assertThat(extended.clause()).isEqualTo("P9.08");
        assertThat(extended.extension())
                .isEqualTo(new Stage.Promise("leader", "需进一步调查", "P9.08", Instant.parse("2026-03-02T08:00:00Z")));
        var resumed = stages.get(2);
        assertThat(resumed.extension()).isNull();
        assertThat(resumed.reckoning().limit()).isNull();
        assertThat(resumed.reckoning().promisedAt()).isEqualTo("2026-03-04T10:00:00Z");
        assertThat(resumed.reckoning().recompute().orElseThrow().dueAt()).isEqualTo("2026-03-04T16:00:00Z");
    }

    @Test
    void givenAPromise_whenTheDeadlineIsSetAnew_thenAPauseCountsTheLimitAgain() {
        var life = withHours().at("2026-03-02T08:00:00Z");
        life.history().extended(Clock.REPLY, 1, "2026-03-04T10:00:00Z").classified(Severity.GENERAL);
        life.set(Clock.REPLY, 1, "reply-weibo-wechat-harder", START);
        life.history()
                .at("2026-03-03T00:00:00Z")
                .suspended(Clock.REPLY, 1)
                .at("2026-03-03T06:00:00Z")
                .resumed(Clock.REPLY, 1, "2026-03-04T07:00:00Z");

        var stages = life.only("2026-03-03T06:00:00Z").stages();
        assertThat(stages)
                .extracting(Stage::kind, Stage::rule)
                .containsExactly(
                        tuple(Stage.Kind.SET, "reply-weibo-wechat-ordinary"),
                        tuple(Stage.Kind.EXTENDED, "reply-weibo-wechat-ordinary"),
                        tuple(Stage.Kind.SET_ANEW, "reply-weibo-wechat-harder"),
                        tuple(Stage.Kind.RESUMED, "reply-weibo-wechat-harder"));
        var resumed = stages.get(3).reckoning();
        assertThat(resumed.limit().zh()).isEqualTo("48小时");
        assertThat(resumed.promisedAt()).isNull();
        assertThat(resumed.recompute().orElseThrow().dueAt()).isEqualTo("2026-03-04T07:00:00Z");
    }

    @Test
    void givenAPauseBeforeThePromise_whenItIsPausedAgain_thenOnlyTheLaterPauseMovesIt() {
        var life = withHours().at("2026-03-02T02:00:00Z");
        life.history()
                .suspended(Clock.REPLY, 1)
                .at("2026-03-02T03:00:00Z")
                .resumed(Clock.REPLY, 1, "2026-03-03T02:00:00Z")
                .extended(Clock.REPLY, 1, "2026-03-04T10:00:00Z")
                .at("2026-03-03T00:00:00Z")
                .suspended(Clock.REPLY, 1)
                .at("2026-03-03T06:00:00Z")
                .resumed(Clock.REPLY, 1, "2026-03-04T16:00:00Z");

        var stages = life.only("2026-03-03T06:00:00Z").stages();
        assertThat(stages.get(3).reckoning().stood().from()).isEqualTo("2026-03-03T00:00:00Z");
        assertThat(stages.get(3).reckoning().recompute().orElseThrow().dueAt()).isEqualTo("2026-03-04T16:00:00Z");
    }

    @Test
    void givenAPromiseByAnotherClause_whenDrawnUp_thenTheStageNamesThatClause() {
        var life = withReply();
        var due = Instant.parse("2026-03-12T16:00:00Z");
        life.history()
                .by(
                        Role.LEADER,
                        new DeadlineExtended(
                                Clock.REPLY,
                                1,
                                "案情复杂",
                                new Told(Medium.PHONE, START),
                                due.minusSeconds(86_400),
                                due,
                                "P2.18",
                                "leader",
                                life.history().occurred()));

        assertThat(life.only(MONDAY).stages()).extracting(Stage::clause).containsExactly("P9.08", "P2.18");
    }

    @Test
    void givenADeadlineSetAnewAfterAPause_whenDrawnUp_thenTheEarlierPauseStaysUncounted() {
        var life = withHours().at("2026-03-02T02:00:00Z");
        life.history()
                .suspended(Clock.REPLY, 1)
                .at("2026-03-02T05:00:00Z")
                .resumed(Clock.REPLY, 1, "2026-03-03T04:00:00Z");
        var pause = new Suspension(
                Instant.parse("2026-03-02T02:00:00Z"), life.history().now());
        // Only the pause led to it: what was set anew by it names that as its cause.
        life.set(Clock.REPLY, 1, "reply-weibo-wechat-harder", START, pause);

        var anew = life.only("2026-03-02T05:00:00Z").stages().get(2);
        assertThat(anew.kind()).isEqualTo(Stage.Kind.SET_ANEW);
        assertThat(anew.cause().type()).isEqualTo("DeadlineResumed");
        assertThat(anew.start().type()).isEqualTo("ComplaintReceived");
        assertThat(anew.dueAt()).isEqualTo("2026-03-04T04:00:00Z");
        assertThat(anew.otherwise()).isNull();
    }

    @Test
    void givenARoundThatBeganAgain_whenDrawnUp_thenTheReopeningIsItsStart() {
        var life = withReply();
        life.history().replied().met(Clock.REPLY, 1, false).at("2026-03-04T01:00:00Z");
        life.reopened().set(Clock.REPLY, 2, "reply-mayor-hotline").later(Duration.ofHours(1));
        life.history().classified(Severity.MAJOR);
        life.set(Clock.REPLY, 2, "reply-mayor-hotline", Instant.parse("2026-03-04T01:00:00Z"));

        var clocks = life.sheet("2026-03-04T02:00:00Z").clocks();
        assertThat(clocks).extracting(ClockSheet::number).containsExactly(1, 2);
        assertThat(clocks).extracting(ClockSheet::round).containsExactly(1, 2);
        var anew = clocks.get(1).stages().get(1);
        assertThat(anew.cause().type()).isEqualTo("ComplaintClassified");
        assertThat(anew.start().type()).isEqualTo("ComplaintReopened");
        assertThat(clocks.get(0).stages()).hasSize(1);
    }

    @Test
    void givenAStartThatNoActExplains_whenDrawnUp_thenNoneIsNamed() {
        var life = hotline().set(Clock.REPLY, 1, "reply-mayor-hotline", START.minusSeconds(60));
        assertThat(life.only(MONDAY).stages().get(0).start()).isNull();
        assertThat(life.only(MONDAY).stages().get(0).cause().type()).isEqualTo("ComplaintReceived");
    }

    private static DeadlineSheet by(SheetLife life, String csv) {
        return DeadlineSheets.of(
                life.history().recorded(),
                P9,
                CALENDAR.with("office.csv", csv.getBytes(StandardCharsets.UTF_8)),
                START);
    }

    @Test
    void givenAnotherCalendar_whenDrawnUp_thenItSaysWhetherTheResultIsTheSame() {
        var same = by(withReply(), "date,type,name\n2026-05-20,holiday,停电\n");
        var first = same.clocks().get(0).stages().get(0).otherwise();
        assertThat(first.procedureNow()).isNull();
        assertThat(first.calendarNow()).isEqualTo(same.calendarVersionNow());
        assertThat(first.zh()).contains("日历版本 cn-2019-2026，现用 P9-2、").endsWith("；结果相同");
        assertThat(first.en()).endsWith("; the result is the same");

        var other = by(withReply(), "date,type,name\n2026-03-05,holiday,停电\n");
        var stage = other.clocks().get(0).stages().get(0);
        assertThat(stage.dueAt()).as("the recorded one").isEqualTo("2026-03-09T16:00:00Z");
        assertThat(stage.otherwise().zh()).endsWith("；按现用文件不能得出记录的届满时间，以记录为准");
        assertThat(other.recompute().get(0).recomputed().dueAt()).isEqualTo("2026-03-10T16:00:00Z");
    }

    @Test
    void givenTheSameFiles_whenTheRecordedTimeIsAnother_thenTheSheetSaysSo() {
        var life = hotline();
        life.history().set(Clock.REPLY, 1, "2026-03-10T16:00:00Z");
        var stage = DeadlineSheets.of(life.history().recorded(), P9, CALENDAR, START)
                .clocks()
                .get(0)
                .stages()
                .get(0);
        assertThat(stage.reckoning()).as("no such rule").isNull();
        assertThat(stage.otherwise().en())
                .isEqualTo("recorded with procedure version P9-2 and calendar version cn-1, in use are"
                        + " P9-2 and cn-2019-2026; the files in use do not give the recorded"
                        + " due time, which holds");
        assertThat(stage.otherwise().calendarNow()).isEqualTo("cn-2019-2026");
    }

    private static Stage withOther(Instant dueAt, boolean provisional) {
        var life = hotline();
        var due = SheetLife.due("reply-mayor-hotline", START);
        life.history()
                .by(
                        Role.SYSTEM,
                        new DeadlineSet(
                                Clock.REPLY,
                                1,
                                1,
                                START,
                                due.amberAt(),
                                due.dueAt(),
                                "reply-mayor-hotline",
                                "P9.08",
                                P9.version(),
                                CALENDAR.version(),
                                false,
                                List.of(new OtherLimit("reply-letter", "P9.08", START, dueAt, provisional)),
                                null));
        return life.only(MONDAY).stages().get(0);
    }

    @Test
    void givenAnAssistanceUntilADay_whenExplained_thenByThatDay_andNotByTheLimit() {
        var counted = SheetLife.due("assistance", START).dueAt();
        assertThat(assistance(counted).reckoning().limit().zh()).isEqualTo("3个工作日");
        var asked = assistance(Instant.parse("2026-03-03T16:00:00Z"));
        assertThat(asked.reckoning().limit()).isNull();
        assertThat(asked.reckoning().promisedAt()).isEqualTo("2026-03-03T16:00:00Z");
        assertThat(asked.otherwise()).isNull();
    }

    private static Stage assistance(Instant dueAt) {
        var life = hotline();
        var amberAt = new DeadlineCalculator(CALENDAR).promised(START, dueAt).amberAt();
        var set = new DeadlineSet(
                Clock.ASSISTANCE,
                1,
                1,
                START,
                amberAt,
                dueAt,
                "assistance",
                "P9.01",
                P9.version(),
                CALENDAR.version(),
                false,
                null,
                new UnitId("HONGGUANG"));
        life.history().by(Role.SYSTEM, set);
        return life.only(MONDAY).stages().get(0);
    }

    @Test
    void givenALimitOfAnotherClause_whenItDoesNotFollow_thenTheStageSaysSo() {
        var due = Instant.parse("2026-03-11T16:00:00Z");
        assertThat(withOther(due, false).otherwise()).isNull();
        assertThat(withOther(due, false).others().get(0).reckoning().limit().zh())
                .isEqualTo("7个工作日");
        assertThat(withOther(due.plusSeconds(86_400), false).otherwise().zh()).endsWith("以记录为准");
        assertThat(withOther(due, true).otherwise().zh()).endsWith("以记录为准");
    }

    @Test
    void givenAYearThatIsNotKnown_whenThePausePushesIntoIt_thenTheDueTimeIsProvisional() {
        var life = SheetLife.received("2026-12-24T01:00:00Z", Channel.MAYOR_HOTLINE)
                .set(Clock.REPLY, 1, "reply-mayor-hotline")
                .at("2026-12-25T01:00:00Z");
        life.history()
                .suspended(Clock.REPLY, 1)
                .at("2026-12-31T01:00:00Z")
                .resumed(Clock.REPLY, 1, "2027-01-06T16:00:00Z");

        var stages = life.only("2026-12-31T01:00:00Z").stages();
        assertThat(stages.get(0).provisional()).as("due 2026-12-31 at 24:00").isFalse();
        assertThat(stages.get(1).provisional()).isTrue();
    }

    @Test
    void givenLaterActs_whenDrawnUp_thenTheHeadTellsTheLastStepAndTheTimeAsked() {
        var life = withReply();
        life.history().classified().signedOff(History.XIPU);
        var sheet = life.sheet("2026-03-02T02:00:00Z");
        assertThat(sheet.version()).isEqualTo(3);
        assertThat(sheet.asOf()).isEqualTo("2026-03-02T02:00:00Z");
        assertThat(sheet.caseId()).isEqualTo(life.history().caseId());
        assertThat(sheet.procedure()).isEqualTo("P9");
    }
}
