package org.caseledger.api.demo;

import static org.caseledger.api.demo.DemoPeople.DISPATCHER;
import static org.caseledger.api.demo.DemoPeople.INTAKE;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.caseledger.api.demo.Matters.Matter;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.WorkCalendar;

/** A receipt of the sample year: its matter, its respondent, and its severity. */
record YearReceipt(
        Instant at,
        ComplaintKind kind,
        Channel channel,
        Complainant who,
        Matter matter,
        String goods,
        String shop,
        BigDecimal amount,
        Severity severity,
        Difficulty difficulty,
        Set<Flag> flags) {

    private static final List<Channel> CHANNELS = List.of(
            Channel.HOTLINE_12315,
            Channel.HOTLINE_12315,
            Channel.HOTLINE_12315,
            Channel.HOTLINE_12315,
            Channel.HOTLINE_12315,
            Channel.HOTLINE_12315,
            Channel.HOTLINE_12315,
            Channel.MAYOR_HOTLINE,
            Channel.MAYOR_HOTLINE,
            Channel.MAYOR_HOTLINE,
            Channel.VISIT,
            Channel.VISIT,
            Channel.PHONE,
            Channel.LETTER,
            Channel.TRANSFER,
            Channel.WECHAT);
    private static final List<String> TRIED =
            List.of("与店方协商三次，店方一直推诿。", "联系店方，答复让等通知，至今没有结果。", "店方只同意象征性补偿，本人不接受。", "店方称负责人不在，电话无人接听。", "平台客服介入后仍未解决。");

    /** One that comes up in that season. */
    static YearReceipt in(Matters.Season season, Instant at, Complainant who, Random dice) {
        var matter = Matters.in(season, dice);
        int of = dice.nextInt(100);
        var severity = of < 1 ? Severity.URGENT : of < 7 ? Severity.MAJOR : Severity.GENERAL;
        var flags = EnumSet.noneOf(Flag.class);
        if (severity != Severity.GENERAL || dice.nextInt(100) < 10) {
            flags.add(Flag.ON_SITE);
        }
        if (severity != Severity.GENERAL && dice.nextBoolean()) {
            flags.add(Flag.WIDE_IMPACT);
        }
        var channel = YearPeople.one(CHANNELS, dice);
        var kind = dice.nextInt(100) < 13 ? ComplaintKind.REPORT : ComplaintKind.COMPLAINT;
        return new YearReceipt(
                at,
                kind,
                channel,
                who,
                matter,
                YearPeople.one(matter.goods(), dice),
                YearPeople.shop(YearPeople.one(matter.shops(), dice), dice),
                BigDecimal.valueOf(3_900 + 100L * dice.nextInt(dice.nextInt(4) == 0 ? 9_000 : 600), 2),
                severity,
                channel == Channel.WECHAT ? Difficulty.COMPLEX : Difficulty.ORDINARY,
                flags);
    }

    /** The same from a professional claimant (P9.12). */
    YearReceipt ofAProfessional(Complainant professional) {
        return new YearReceipt(
                at,
                ComplaintKind.COMPLAINT,
                Channel.HOTLINE_12315,
                professional,
                matter,
                goods,
                shop,
                amount,
                Severity.GENERAL,
                difficulty,
                EnumSet.of(Flag.PROFESSIONAL_COMPLAINANT));
    }

    /** The same about the matter of another receipt, by the same person. */
    YearReceipt again(YearReceipt first) {
        return new YearReceipt(
                at,
                first.kind,
                channel,
                first.who,
                first.matter,
                first.goods,
                first.shop,
                first.amount,
                Severity.GENERAL,
                difficulty,
                EnumSet.noneOf(Flag.class));
    }

    /** Whether it may end otherwise than by a reply, without approvals. */
    boolean ends() {
        return kind == ComplaintKind.COMPLAINT && !gated();
    }

    boolean onSite() {
        return flags.contains(Flag.ON_SITE);
    }

    /** Whether a reply needs approvals (P9.12). */
    boolean gated() {
        return severity != Severity.GENERAL
                || flags.contains(Flag.WIDE_IMPACT)
                || flags.contains(Flag.PROFESSIONAL_COMPLAINANT);
    }

    /** Registers it, and classifies it so many minutes later; returns when. */
    Instant begin(Script script, WorkTime time, Random dice) {
        script.step(
                at,
                INTAKE,
                YearSteps.receive(kind, channel, who, narrative(dice), shop, YearPeople.address(dice), goods, amount));
        var then = time.after(at, 10 + dice.nextInt(70));
        script.step(
                then,
                DISPATCHER,
                YearSteps.classify(
                        matter.object(), matter.problem(), severity, difficulty, OpinionLevel.GENERAL, flags));
        return then;
    }

    private Narrative narrative(Random dice) {
        var day = at.atZone(WorkCalendar.ZONE).toLocalDate().minusDays(2 + dice.nextInt(9));
        var text = "本人%d月%d日在%s购买%s，花费%s元，%s。%s"
                .formatted(
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        shop,
                        goods,
                        amount.toPlainString(),
                        matter.what(),
                        YearPeople.one(TRIED, dice));
        var request = kind == ComplaintKind.REPORT ? "请求依法查处。" : "要求退款%s元，并依法处理。".formatted(amount.toPlainString());
        return new Narrative(goods + matter.fault(), text, request);
    }

    /** The text of the final reply to the complainant. */
    String reply() {
        return "您好！您反映%s%s%s的问题，我局已依法核查。经查，%s。%s。如对处理结果有异议，可依法申请行政复议或者提起行政诉讼。感谢您的监督。"
                .formatted(shop, goods, matter.fault(), matter.found(), matter.done());
    }
}
