package org.caseledger.query.sheets;

import java.time.Duration;
import java.time.format.TextStyle;
import java.util.Locale;
import org.caseledger.events.Clause;
import org.caseledger.procedure.DeadlineCalculation;
import org.caseledger.procedure.DeadlineStatus;
import org.caseledger.procedure.LimitUnit;
import org.caseledger.procedure.SheetDay;
import org.caseledger.query.history.Times;

/** A deadline sheet as it is printed, in Chinese. */
public final class SheetText {
    private final StringBuilder text = new StringBuilder();

    private SheetText() {}

    /** The whole sheet, lines ended by a line feed. */
    public static String of(DeadlineSheet sheet) {
        var text = new SheetText();
        text.line("时限计算书");
        text.line("编号：%s", sheet.caseNumber());
        text.line(
                "适用程序：%s（现用版本 %s）；现用日历：%s",
                sheet.procedure(),
                sheet.procedureVersionNow() == null ? "已不在用" : sheet.procedureVersionNow(),
                sheet.calendarVersionNow());
        text.line("截至 %s，本件第 %d 步", Times.zoned(sheet.asOf()), sheet.version() + 1);
        sheet.clocks().forEach(text::clock);
        return text.text.toString();
    }

    private void clock(ClockSheet clock) {
        line("");
        line("【%s】第%d次，第%d轮：%s", clock.zh(), clock.number(), clock.round(), result(clock));
        clock.stages().forEach(this::stage);
        for (var stop : clock.stops()) {
            line(
                    "  中止：%s 至 %s，%s，依据：%s（日志位置 %d）",
                    Times.zoned(stop.from()),
                    stop.to() == null ? "今" : Times.zoned(stop.to()),
                    stop.ground().zh(),
                    stop.evidence(),
                    stop.suspended().position());
        }
        clock.misses().forEach(miss -> line("  %s（日志位置 %d）", miss.words().zh(), miss.position()));
        if (clock.end() != null) {
            line("  %s（日志位置 %d）", clock.end().words().zh(), clock.end().position());
        }
        if (clock.timeUsed() != null) {
            line(
                    "  计算依据：%s %s；记入台账：%s",
                    clock.timeUsed().zh(),
                    Times.zoned(clock.endedAt()),
                    Times.zoned(clock.end().recordedAt()));
        }
    }

    private static String result(ClockSheet clock) {
        if (clock.status() == DeadlineStatus.MET) {
            return clock.late() ? "逾期完成" : clock.asStated() ? "补录按时完成" : "按时完成";
        } else if (clock.status() == DeadlineStatus.LAPSED) {
            return clock.missed() ? "超期后终止" : "终止";
        }
        return "计时中" + (clock.light() == null ? "" : "，" + clock.light().zh());
    }

    private void stage(Stage stage) {
        line(
                "  %s：条款 %s，规则 %s，程序版本 %s，日历版本 %s",
                stage.kind().zh(),
                Clause.of(stage.clause()).zh(),
                stage.rule(),
                stage.procedureVersion(),
                stage.calendarVersion());
        line("    起算事由：%s（日志位置 %d）", stage.cause().words().zh(), stage.cause().position());
        if (stage.start() != null && stage.start().position() != stage.cause().position()) {
            line(
                    "    起算步骤：%s（日志位置 %d）",
                    stage.start().words().zh(), stage.start().position());
        }
        if (stage.reckoning() != null) {
            reckoning(stage.reckoning());
        }
        line(
                "    临期：%s；届满：%s%s",
                Times.zoned(stage.amberAt()), Times.zonedUntil(stage.dueAt()), provisional(stage.provisional()));
        for (var other : stage.others()) {
            line(
                    "    另有时限：条款 %s，规则 %s，届满：%s%s",
                    Clause.of(other.clause()).zh(),
                    other.rule(),
                    Times.zonedUntil(other.dueAt()),
                    provisional(other.provisional()));
            if (other.reckoning() != null) {
                reckoning(other.reckoning());
            }
        }
        if (stage.otherwise() != null) {
            line("    注意：%s", stage.otherwise().zh());
        }
    }

    private static String provisional(boolean provisional) {
        return provisional ? "（暂算）" : "";
    }

    private void reckoning(DeadlineCalculation reckoning) {
        line("    自 %s 起算", Times.zoned(reckoning.startsAt()));
        var limit = reckoning.limit();
        if (limit != null) {
            line("    期限：%s", limit.zh());
        }
        if (limit != null && limit.unit() == LimitUnit.CLOCK_HOURS) {
            reckoning
                    .pauses()
                    .forEach(p -> line(
                            "    中止 %s 至 %s，共 %d 分钟不计",
                            Times.zoned(p.from()),
                            Times.zoned(p.to()),
                            Duration.between(p.from(), p.to()).toMinutes()));
        }
        reckoning.days().forEach(this::day);
    }

    private void day(SheetDay day) {
        line(
                "      %s %s %s%s%s：%s%s",
                day.date(),
                day.date().getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.CHINA),
                day.kind().zh(),
                day.name() == null ? "" : "（" + day.name() + "）",
                day.provisional() ? "（该年放假安排未公布，暂按周末推算）" : "",
                day.counting().zh(),
                day.nth() == null ? "" : "，第" + day.nth() + "天");
    }

    private void line(String pattern, Object... facts) {
        text.append(pattern.formatted(facts)).append('\n');
    }
}
