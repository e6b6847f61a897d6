package org.caseledger.api.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Text;

/** What this version of the program lacks as time goes by: newer advisories, support of its parts, holiday notices. */
public final class Upkeep {
    /** How many days a comparison with advisories is new, and before the end of support it is said. */
    public static final int DAYS = 90;

    public static final String COMPARED = "# Last compared: ";

    private Upkeep() {}

    /** The lines of one of the files of dates. */
    public static List<String> lines(String file) {
        try (var in = Upkeep.class.getResourceAsStream("/upkeep/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is due on a day; a part whose support has ended in the open and is accepted is not. */
    public static List<Text> due(LocalDate today, WorkCalendar calendar) {
        return due(today, calendar, lines("advisories.csv").get(0), lines("support.csv"));
    }

    public static List<Text> due(LocalDate today, WorkCalendar calendar, String compared, List<String> support) {
        var due = new ArrayList<Text>();
        var last = LocalDate.parse(compared.substring(COMPARED.length()));
        if (last.plusDays(DAYS).isBefore(today)) {
            due.add(Text.format(
                    "程序组成部分的安全公告最近一次核对为%s，已超过%d天",
                    "the advisories of the program's parts were last compared on %s, more than %d days ago",
                    last,
                    DAYS));
        }
        for (var line : support) {
            var part = line.split(",");
            if (!line.startsWith("#") && !part[2].equals("accepted") && isUsed(part[0], part[1])) {
                var ends = LocalDate.parse(part[2]);
                if (ends.isBefore(today.plusDays(DAYS))) {
                    due.add(Text.format(
                            "%s %s的公开维护期至%s",
                            "the open support of %s %s ends on %s", part[0], part[1].replaceFirst("\\.$", ""), ends));
                }
            }
        }
        if (!calendar.holds(today.getYear())) {
            due.add(Text.format(
                    "缺少%1$d年放假安排，时限按周末暂算",
                    "the holiday notice of %1$d is missing: deadlines are provisional, by weekends", today.getYear()));
        }
        return due;
    }

    private static boolean isUsed(String part, String version) {
        return !part.equals("java")
                || version.equals(String.valueOf(Runtime.version().feature()));
    }

    /** Prints what is due of the program as it is built, today or on the day that is given; 1 if anything is. */
    public static void main(String[] day) {
        var today = day.length > 0 ? LocalDate.parse(day[0]) : LocalDate.now(WorkCalendar.ZONE);
        var due = due(today, WorkCalendar.builtIn());
        due.forEach(one -> System.out.println("upkeep: " + one.zh() + " / " + one.en()));
        System.exit(due.isEmpty() ? 0 : 1);
    }
}
