package org.caseledger.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.caseledger.events.Clock;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.OtherLimit;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.SupervisionEvent.UrgingAnswered;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.events.oversight.AttemptRefused;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.views.Recorded;
import org.caseledger.testing.Events;
import org.caseledger.text.Text;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class WordsTest {
    private static final Instant AT = Instant.parse("2025-01-24T08:30:00Z");
    private static final Occurred OCCURRED = Occurred.at(AT);
    private static final UnitId XIPU = new UnitId("XIPU");

    @Test
    void aDeclineWithoutANotice_isSaidWithoutOne() {
        var declined = new ComplaintDeclined("不属本局职权", null, null, null, null, null, null, OCCURRED);

        assertThat(Words.describe(declined, DisplayNames.codes()).zh()).isEqualTo("不予受理，理由：不属本局职权");
    }

    @Test
    void givenEveryPermittedEvent_whenDescribed_thenBothLanguagesSaySomethingOfTheirOwn() {
        var first = new HashMap<Class<? extends LedgerEvent>, LedgerEvent>();
        Samples.all().stream().map(Recorded::event).forEach(e -> first.putIfAbsent(e.getClass(), e));
        assertThat(first.keySet()).isEqualTo(EventCodec.types());
        var zh = new TreeSet<String>();
        var en = new TreeSet<String>();
        first.forEach((type, event) -> {
            var words = Words.describe(event, DisplayNames.codes());
            assertThat(words.zh()).as(type.getSimpleName()).matches(".*\\p{IsHan}.*");
            assertThat(words.en()).as(type.getSimpleName()).matches("[A-Z].*");
            assertThat(words.zh() + words.en()).doesNotContain("null", "[sealed]", "%");
            assertThat(words.zh() + words.en()).doesNotContain(History.SEALED.ciphertext());
            zh.add(words.zh());
            en.add(words.en());
        });
        assertThat(zh).hasSize(first.size());
        assertThat(en).hasSize(first.size());
    }

    @Test
    void givenADeadline_whenDescribed_thenTheDayEndsAt24() {
        var p9 = Procedures.builtIn().get("P9");
        var set = deadline("2025-01-27T16:00:00Z", p9.version(), false);
        assertThat(Words.describe(set, p9, DisplayNames.codes()).zh()).isEqualTo("回复时限至 2025-01-27 24:00（P9.08，5个工作日）");
        assertThat(Words.describe(set, p9, DisplayNames.codes()).en())
                .isEqualTo("Deadline for reply due 2025-01-27 24:00 (P9.08, 5 working days)");
        assertThat(Words.describe(deadline("2025-01-24T08:30:00Z", "old", false), p9, DisplayNames.codes())
                        .zh())
                .isEqualTo("回复时限至 2025-01-24 16:30（P9.08）");
        assertThat(Words.describe(deadline("2025-01-27T16:00:00Z", "1", true), DisplayNames.codes())
                        .zh())
                .contains("24:00（P9.08）", "放假安排未公布");
        assertThat(Words.describe(
                                new DeadlineMissed(Clock.REPLY, 2, Instant.parse("2025-01-27T16:00:00Z")),
                                DisplayNames.codes())
                        .zh())
                .isEqualTo("回复时限（第2次）已于 2025-01-27 24:00 届满，尚未完成");
    }

    @Test
    void givenAClockUnderTwoLimits_whenDescribed_thenBothAreTold() {
        var first = deadline("2025-01-27T16:00:00Z", "1", false);
        var both = new DeadlineSet(
                first.clock(),
                first.number(),
                first.round(),
                first.startsAt(),
                first.amberAt(),
                first.dueAt(),
                first.rule(),
                first.clause(),
                first.procedureVersion(),
                first.calendarVersion(),
                first.provisional(),
                List.of(new OtherLimit("law", "L.1", AT, Instant.parse("2025-01-28T16:00:00Z"), false)),
                null);
        assertThat(Words.describe(both, DisplayNames.codes()).zh())
                .isEqualTo("回复时限至 2025-01-27 24:00（P9.08），另有时限至 2025-01-28 24:00（L.1）");
        assertThat(Words.describe(both, DisplayNames.codes()).en())
                .isEqualTo("Deadline for reply due 2025-01-27 24:00 (P9.08), also due 2025-01-28 24:00 (L.1)");
    }

    private static DeadlineSet deadline(String dueAt, String version, boolean provisional) {
        var due = Instant.parse(dueAt);
        return Events.deadline(
                Clock.REPLY, 1, 1, AT, due, due, "reply-mayor-hotline", "P9.08", version, "cn", provisional);
    }

    @Test
    void givenAnAssignmentToAHandler_whenDescribed_thenTheHandlerIsNamed() {
        var assigned = new ComplaintAssigned(XIPU, "handler", null, null, OCCURRED);
        var names = new DisplayNames(new PGSimpleDataSource(), Map::of, () -> Map.of("handler", "何岸"), Map.of());
        assertThat(Words.describe(assigned, names))
                .isEqualTo(new Text("分派给XIPU，承办人：何岸", "Assigned to XIPU, handler: 何岸"));
        assertThat(Words.describe(assigned, DisplayNames.codes()).zh()).endsWith("承办人：handler");
    }

    @Test
    void givenMigratedEvents_whenDescribed_thenTheSourceIsNamedAndWhatItDoesNotTell() {
        var unknown = new Occurred(null, null, "citizen-messages");
        assertThat(Words.describe(new ComplaintAssigned(XIPU, null, null, null, unknown), DisplayNames.codes()))
                .isEqualTo(new Text(
                        "分派给XIPU（来源：citizen-messages，来源无时间记录）",
                        "Assigned to XIPU (source: citizen-messages, no time recorded there)"));
        var adopted = Events.adopted(
                "citizen-messages",
                "4711",
                Set.of(SourceGap.REPLY, SourceGap.SIGN_OFF),
                SourceVerdict.OVERDUE,
                "处理反馈",
                true,
                new Occurred(AT, null, "citizen-messages"));
        assertThat(Words.describe(adopted, DisplayNames.codes()).zh())
                .isEqualTo("由citizen-messages迁入，原编号 4711；来源无记录：签阅、回复；来源结论：超时办结；来源状态：处理反馈；已办结（来源：citizen-messages）");
    }

    @Test
    void givenActs_whenDescribed_thenTheirFactsAreTold() {
        assertThat(zh(new ComplaintClassified(
                        List.of("食品", "过期"),
                        null,
                        null,
                        Severity.MAJOR,
                        Difficulty.HARDER,
                        OpinionLevel.BLUE,
                        LineOfBusiness.FOOD_DRUG,
                        Set.of(Flag.WIDE_IMPACT, Flag.PROFESSIONAL_COMPLAINANT),
                        OCCURRED)))
                .isEqualTo("分类为食品、过期：严重程度 重大，难易程度 较难问题，舆情等级 蓝色舆情，业务条线 食药（原），标识：职业举报人、社会影响面大");
        assertThat(zh(new InvestigationRecorded(
                        XIPU, true, new Sealed("x"), List.of(new Evidence("照片", null)), OCCURRED)))
                .isEqualTo("XIPU进行现场调查，证据：照片");
        assertThat(zh(new ReplyApproved(ApprovalLevel.LEGAL, 2, "d", "同意", "zhao", null, OCCURRED)))
                .isEqualTo("法规科法制审核通过回复第2稿，意见：同意");
        assertThat(zh(new ComplaintReplied(new Sealed("x"), "d", 2, Medium.PHONE, OCCURRED)))
                .isEqualTo("以电话回复投诉人（第2稿）");
        assertThat(zh(Events.corrected(
                        CorrectedField.CHANNEL,
                        Channel.LETTER.name(),
                        Channel.WECHAT.name(),
                        null,
                        null,
                        "误选",
                        OCCURRED)))
                .isEqualTo("更正渠道：“信函”改为“微信”，原因：误选");
        assertThat(zh(new ComplaintArchived(
                        Set.of(DossierPart.REGISTRATION_FORM),
                        Map.of(DossierPart.FEEDBACK_RECORD, "100% 失联"),
                        OCCURRED)))
                .isEqualTo("归档，卷宗材料：投诉登记表；缺少反馈记录（100% 失联）");
    }

    @Test
    void givenAnUrging_whenDescribed_thenItsStepClockAndTimeAreTold() {
        var urged = new HandlingUrged("请抓紧", UrgingStep.REMINDER, Clock.REPLY, 1, AT, OCCURRED);
        assertThat(Words.describe(urged, DisplayNames.codes()))
                .isEqualTo(new Text(
                        "催办（回复时限）：请抓紧，请于 2025-01-24 16:30 前答复",
                        "Reminder issued (deadline for reply): 请抓紧, answer due 2025-01-24 16:30"));
        assertThat(zh(new HandlingUrged("请抓紧", null, null, null, null, OCCURRED)))
                .isEqualTo("督办：请抓紧");
        assertThat(zh(new UrgingAnswered(2, "已约调解", AT, OCCURRED))).isEqualTo("答复第2次督办：已约调解，其余于 2025-01-24 16:30 前办结");
    }

    @Test
    void givenAComplaintOnADayOff_whenDescribed_thenWhoHadDutyIsTold_orThatNobodyHad() {
        var sunday = LocalDate.parse("2026-03-01");
        var officers = List.of(new DutyOfficer("su", "苏禾", null), new DutyOfficer("he", "何𠮷", null));
        assertThat(Words.describe(new DutyOfficerNamed(sunday, XIPU, officers, AT), DisplayNames.codes()))
                .isEqualTo(new Text(
                        "非工作日（2026-03-01）收件，值班：XIPU 苏禾、何𠮷",
                        "Received on a day off (2026-03-01), on duty: XIPU 苏禾, 何𠮷"));
        assertThat(Words.describe(new DutyOfficerNamed(sunday, null, List.of(), AT), DisplayNames.codes()))
                .isEqualTo(new Text(
                        "非工作日（2026-03-01）收件，值班表未排值班人员",
                        "Received on a day off (2026-03-01); the roster names no duty" + " officer"));
    }

    @Test
    void givenARefusal_whenDescribed_thenTheCommandIsCalledByItsWords() {
        var refused = new AttemptRefused(
                null,
                "archive-complaint",
                "STATE",
                "P9.02",
                "此件已受理，不能“归档”",
                "“archive” is not possible in the state “accepted”",
                null,
                List.of());
        var names = new DisplayNames(
                new PGSimpleDataSource(), Map::of, Map::of, Map.of("archive-complaint", new Text("归档", "archive")));
        assertThat(Words.describe(refused, names))
                .isEqualTo(new Text(
                        "“归档”未通过：此件已受理，不能“归档”（P9.02）",
                        "Refused: “archive”. “archive” is not possible in the state" + " “accepted” (P9.02)"));
        assertThat(Words.describe(refused, DisplayNames.codes()).zh()).startsWith("“archive-complaint”未通过");
    }

    private static String zh(LedgerEvent event) {
        return Words.describe(event, DisplayNames.codes()).zh();
    }
}
