package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.approveLowering;
import static org.caseledger.command.complaint.Give.classify;
import static org.caseledger.command.complaint.Give.extend;
import static org.caseledger.command.complaint.Give.lower;
import static org.caseledger.command.complaint.Give.reportOpinion;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.events.Clock.ACCEPTANCE;
import static org.caseledger.events.Clock.OPINION_REPORT;
import static org.caseledger.events.Clock.REPLY;
import static org.caseledger.events.clocks.LapseReason.RECLASSIFIED;

import java.util.List;
import java.util.Set;
import org.caseledger.categories.FirstCategories;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.Clause;
import org.caseledger.events.Occurred;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClassificationEvent.LoweringApproved;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.NamedCategory;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.office.CategoryEvent.CategoryMerged;
import org.caseledger.events.office.CategoryEvent.CategoryRetired;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClassifyingTest extends ComplaintTest {
    @Test
    @DisplayName("P2.11–12: kind of matter and severity; a sign-off is waited for all the same")
    void givenReceived_whenClassifiedAsOrdinary_thenNoClockChanges() {
        given(received());
        when(DISPATCHER, classify(Severity.GENERAL));
        then(as(Severity.GENERAL, Difficulty.ORDINARY, OpinionLevel.GENERAL, null));
    }

    @Test
    @DisplayName("P9.06 按照食药、工商、质监投诉举报工作时限要求")
    void givenReceived_whenTheLineOfBusinessIsKnown_thenItsRuleApplies() {
        given(received());
        when(DISPATCHER, classify(Severity.GENERAL, Difficulty.ORDINARY, OpinionLevel.GENERAL, LineOfBusiness.QUALITY));
        then(
                as(Severity.GENERAL, Difficulty.ORDINARY, OpinionLevel.GENERAL, LineOfBusiness.QUALITY),
                set(ACCEPTANCE, "2026-03-10T01:48", "2026-03-12T00:00", "acceptance-quality", "P9.06"));
    }

    @Test
    @DisplayName("P2.11 by the category lists that the office keeps")
    void givenLists_whenClassifiedByCodes_thenTheNamesOfNowAreRecorded() {
        lists();
        given(received());
        when(DISPATCHER, by(null, "0105", "W0101"));
        then(listed(List.of("食品", "乳制品"), "0105", named("W0101", "质量", "不合格")));
    }

    @Test
    void givenLists_whenWordsAreStated_thenTheyAreUnderOther() {
        lists();
        given(received());
        when(DISPATCHER, by(List.of("宠物托运"), null, null));
        then(listed(List.of("其他", "宠物托运"), "99", null));

        given(received().holding(listed(List.of("其他", "宠物托运"), "99", null)));
        when(DISPATCHER, by(List.of("其他", "宠物托运"), "99", null));
        then(listed(List.of("其他", "宠物托运"), "99", null));
    }

    @Test
    void givenAProcedureThatNamesCategories_whenOneOfThemIsStated_thenItStandsAsItIs() {
        work(TestOffice.p2());
        lists();
        given(received());
        when(DISPATCHER, by(List.of("价格类"), null, "W0101"));
        thenRecorded(listed(List.of("价格类"), null, named("W0101", "质量", "不合格")));
    }

    @Test
    void givenLists_whenNothingOrTooMuchIsStated_thenRefused() {
        lists();
        given(received());
        when(DISPATCHER, by(null, null, "W0101"));
        thenRefused(Rule.CATEGORY_SAID, Clause.OF_THE_LEDGER);
        when(DISPATCHER, by(List.of(" "), "99", null));
        thenRefused(Rule.CATEGORY_SAID, Clause.OF_THE_LEDGER);
        when(DISPATCHER, by(List.of("乳制品"), "0105", null));
        thenRefused(Rule.CATEGORY_OR_WORDS, Clause.OF_THE_LEDGER);
        when(DISPATCHER, by(null, "W0101", null));
        thenRefused(Rule.CATEGORY_LISTED, Clause.OF_THE_LEDGER);
        when(DISPATCHER, by(null, "0105", "0105"));
        thenRefused(Rule.CATEGORY_LISTED, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenARetiredOrMergedCategory_whenItIsChosen_thenRefusedUnlessTheCaseHasIt() {
        lists();
        office().know(new CategoryRetired(code("0105"), "停用"));
        office().know(new CategoryRetired(code("W01"), "停用"));
        office().know(new CategoryMerged(code("0104"), code("0103"), "合并"));
        given(received());
        when(DISPATCHER, by(null, "0105", null));
        thenRefused(Rule.CATEGORY_IN_FORCE, Clause.OF_THE_LEDGER);
        when(DISPATCHER, by(null, "0106", "W0101"));
        thenRefused(Rule.CATEGORY_IN_FORCE, Clause.OF_THE_LEDGER);
        when(DISPATCHER, by(null, "0104", null));
        thenRefused(Rule.CATEGORY_MERGED, Clause.OF_THE_LEDGER);

        var kept = listed(List.of("食品", "乳制品"), "0105", named("W0101", "质量", "不合格"));
        given(received().holding(kept));
        when(DISPATCHER, by(null, "0105", "W0101"));
        then(kept);
    }

    @Test
    void givenNoLists_whenACodeIsGivenOrNothing_thenRefused() {
        given(received());
        when(DISPATCHER, by(List.of("食品"), "0105", null));
        thenRefused(Rule.CATEGORY_LISTS_KEPT, Clause.OF_THE_LEDGER);
        when(DISPATCHER, by(null, null, null));
        thenRefused(Rule.CATEGORY_SAID, Clause.OF_THE_LEDGER);
    }

    private void lists() {
        office().know(FirstCategories.adopted("启用目录"));
    }

    private static ClassifyComplaint by(List<String> words, String object, String problem) {
        return new ClassifyComplaint(
                Give.CASE,
                words,
                object == null ? null : code(object),
                problem == null ? null : code(problem),
                Severity.GENERAL,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ComplaintClassified listed(List<String> names, String object, NamedCategory problem) {
        return new ComplaintClassified(
                names,
                object == null ? null : code(object),
                problem,
                Severity.GENERAL,
                Difficulty.ORDINARY,
                OpinionLevel.GENERAL,
                null,
                Set.of(),
                JUST_NOW);
    }

    private static NamedCategory named(String code, String... names) {
        return new NamedCategory(code(code), List.of(names));
    }

    private static CategoryCode code(String value) {
        return new CategoryCode(value);
    }

    @Tag("P9.08e")
    @Test
    @DisplayName("P9.08 微博微信…一般问题24小时…复杂问题72小时: set anew from the same start")
    void givenAWeiboCase_whenItIsComplex_then72HoursRunFromTheReceipt() {
        given(received(ComplaintKind.INQUIRY, Channel.WEIBO));
        at(Give.at("2026-03-02T20:00"));
        when(DISPATCHER, classify(Severity.GENERAL, Difficulty.COMPLEX, OpinionLevel.GENERAL, null));
        then(
                at("2026-03-02T20:00", Severity.GENERAL, Difficulty.COMPLEX, OpinionLevel.GENERAL),
                set(REPLY, "2026-03-04T18:36", "2026-03-05T09:00", "reply-weibo-wechat-complex", "P9.08"));
    }

    @Test
    @DisplayName("P2.14 重大投诉…5个工作日; P2.15 紧急投诉…1个工作日")
    void givenAnotherProcedure_whenTheSeverityChanges_thenItsLimitsRunFromTheReceipt() {
        work(TestOffice.p2());
        given(received());
        when(DISPATCHER, classify(Severity.MAJOR));
        then(
                as(Severity.MAJOR, Difficulty.ORDINARY, OpinionLevel.GENERAL, null),
                set(REPLY, "2026-03-08T11:24", "2026-03-10T00:00", "reply-major", "P2.14"));

        given(nothing().received().classified(Severity.MAJOR));
        when(DISPATCHER, classify(Severity.URGENT));
        then(
                as(Severity.URGENT, Difficulty.ORDINARY, OpinionLevel.GENERAL, null),
                set(REPLY, "2026-03-03T00:00", "2026-03-04T00:00", "reply-urgent", "P2.15"));
    }

    @Tag("P9.10b")
    @Test
    @DisplayName("P9.10 黄色舆情3日(72小时)内: from the receipt")
    void givenPublicOpinion_whenItIsYellow_thenAReportIsDue() {
        given(opinion());
        at(Give.at("2026-03-02T10:00"));
        when(DISPATCHER, level(OpinionLevel.YELLOW));
        then(
                at("2026-03-02T10:00", Severity.GENERAL, Difficulty.ORDINARY, OpinionLevel.YELLOW),
                report("2026-03-04T18:36", "2026-03-05T09:00", "opinion-report-yellow"));
    }

    @Test
    @DisplayName("P9.09 一般舆情…无时限要求: the clock ends, and starts again when the level comes back")
    void givenAReportIsDue_whenTheLevelGoesAndComesBack_thenTheClockDoesToo() {
        given(opinion().give(DISPATCHER, level(OpinionLevel.YELLOW)).give(DISPATCHER, lower(Severity.GENERAL)));
        when(LEADER, approveLowering());
        then(
                new LoweringApproved(1, null, "leader", JUST_NOW),
                as(Severity.GENERAL, Difficulty.ORDINARY, OpinionLevel.GENERAL, null),
                lapsed(OPINION_REPORT, RECLASSIFIED));

        given(opinion()
                .give(DISPATCHER, level(OpinionLevel.YELLOW))
                .give(DISPATCHER, lower(Severity.GENERAL))
                .give(LEADER, approveLowering()));
        when(DISPATCHER, level(OpinionLevel.RED));
        then(
                as(Severity.GENERAL, Difficulty.ORDINARY, OpinionLevel.RED, null),
                set(
                        OPINION_REPORT,
                        2,
                        1,
                        NOW,
                        "2026-03-03T04:12",
                        "2026-03-03T09:00",
                        "opinion-report-orange-red",
                        "P9.10"));
    }

    @Tag("P9.10a")
    @Test
    @DisplayName("P9.10 若发现重大违法线索或安全隐患,须及时处置并报告: from the finding, the same day")
    void givenABlueOpinion_whenAHazardIsFound_thenItIsReportedTheSameDay() {
        given(opinion().give(DISPATCHER, level(OpinionLevel.BLUE)));
        at(Give.at("2026-03-04T10:00"));
        when(DISPATCHER, level(OpinionLevel.BLUE, Flag.SAFETY_HAZARD));
        then(
                at("2026-03-04T10:00", Severity.GENERAL, Difficulty.ORDINARY, OpinionLevel.BLUE, Flag.SAFETY_HAZARD),
                set(
                        OPINION_REPORT,
                        1,
                        1,
                        Give.at("2026-03-04T10:00"),
                        "2026-03-04T10:00",
                        "2026-03-05T00:00",
                        "opinion-report-hazard",
                        "P9.10"));
    }

    @Test
    @DisplayName("when several rules fit, the earliest due wins")
    void givenPublicOpinion_whenAHazardIsFoundShortlyBeforeTheReportIsDue_thenTheEarlierStands() {
        given(opinion());
        at(Give.at("2026-03-03T08:00"));
        when(DISPATCHER, level(OpinionLevel.RED, Flag.SERIOUS_LEAD));
        then(
                at("2026-03-03T08:00", Severity.GENERAL, Difficulty.ORDINARY, OpinionLevel.RED, Flag.SERIOUS_LEAD),
                report("2026-03-03T04:12", "2026-03-03T09:00", "opinion-report-orange-red"));
    }

    @Test
    void givenAHazardIsTimed_whenClassifiedAgainTheNextDay_thenItIsNotPostponed() {
        given(opinion().give(DISPATCHER, level(OpinionLevel.GENERAL, Flag.SAFETY_HAZARD)));
        at(Give.at("2026-03-03T10:00"));
        when(DISPATCHER, level(OpinionLevel.GENERAL, Flag.SAFETY_HAZARD));
        then(at("2026-03-03T10:00", Severity.GENERAL, Difficulty.ORDINARY, OpinionLevel.GENERAL, Flag.SAFETY_HAZARD));
    }

    @Test
    @DisplayName("P9.08 a promised time stays what was promised")
    void givenAnExtendedReply_whenClassifiedAgain_thenThePromiseStands() {
        given(received(ComplaintKind.INQUIRY, Channel.WEIBO)
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU)
                .give(LEADER, extend(REPLY, Give.at("2026-03-09T18:00"))));
        when(DISPATCHER, classify(Severity.GENERAL, Difficulty.COMPLEX, OpinionLevel.GENERAL, null));
        then(as(Severity.GENERAL, Difficulty.COMPLEX, OpinionLevel.GENERAL, null));
    }

    @Test
    void givenAReportedOpinion_whenClassifiedAgain_thenNoOtherReportIsDue() {
        given(opinion().give(DISPATCHER, level(OpinionLevel.ORANGE)).give(HEAD, reportOpinion()));
        when(DISPATCHER, level(OpinionLevel.RED));
        then(as(Severity.GENERAL, Difficulty.ORDINARY, OpinionLevel.RED, null));
    }

    @Test
    void givenReplied_whenClassified_thenRefused() {
        given(replied());
        when(DISPATCHER, classify(Severity.MAJOR));
        thenRefused(Rule.STATE, "P9.02");
    }

    private History opinion() {
        return received(ComplaintKind.OPINION, Channel.MEDIA);
    }

    private static ClassifyComplaint level(OpinionLevel level, Flag... flags) {
        return classify(Severity.GENERAL, Difficulty.ORDINARY, level, null, flags);
    }

    private DeadlineSet report(String amberAt, String dueAt, String rule) {
        return set(OPINION_REPORT, amberAt, dueAt, rule, "P9.10");
    }

    private static ComplaintClassified as(
            Severity severity, Difficulty difficulty, OpinionLevel level, LineOfBusiness line) {
        return new ComplaintClassified(
                List.of("食品", "奶粉"), null, null, severity, difficulty, level, line, Set.of(), JUST_NOW);
    }

    private static ComplaintClassified at(
            String at, Severity severity, Difficulty difficulty, OpinionLevel level, Flag... flags) {
        return new ComplaintClassified(
                List.of("食品", "奶粉"),
                null,
                null,
                severity,
                difficulty,
                level,
                null,
                Set.of(flags),
                Occurred.at(Give.at(at)));
    }
}
