package org.caseledger.procedure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.events.calendar.HolidaysRecorded;
import org.jspecify.annotations.Nullable;

/**
 * The working days: Monday to Friday without the statutory holidays, with the make-up working days 调休. In a year
 * without data only weekends are days off.
 */
public class WorkCalendar {
    /** The time zone of every day here. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String BUILT_IN = "cn-2019-2026.csv";

    private final String version;
    private final Set<Integer> years;
    private final Map<LocalDate, Boolean> worked;
    private final Map<LocalDate, String> names;
    private final Map<Integer, String> sources;

    private WorkCalendar(
            String version,
            Set<Integer> years,
            Map<LocalDate, Boolean> worked,
            Map<LocalDate, String> names,
            Map<Integer, String> sources) {
        this.version = version;
        this.years = Set.copyOf(years);
        this.worked = Map.copyOf(worked);
        this.names = Map.copyOf(names);
        this.sources = Map.copyOf(sources);
    }

    /** One that begins as another one is. */
    WorkCalendar(WorkCalendar as) {
        this(as.version, as.years, as.worked, as.names, as.sources);
    }

    /** The holidays of 2019 to 2026. */
    public static WorkCalendar builtIn() {
        return BuiltIn.CALENDAR;
    }

    private static final class BuiltIn {
        static final WorkCalendar CALENDAR = read();
    }

    private static WorkCalendar read() {
        try (InputStream csv = WorkCalendar.class.getResourceAsStream("/calendars/" + BUILT_IN)) {
            CalendarFile file = CalendarFile.read(BUILT_IN, csv.readAllBytes());
            return new WorkCalendar("cn-2019-2026", file.years(), file.worked(), file.names(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * This calendar with an office's file added. A year whose 1 January is in the file is taken completely from the
     * file; other days change one by one, as when a notice moves the last days of the previous year.
     *
     * @throws OfficeFileException for a mistake in the file
     */
    public WorkCalendar with(Path csv) {
        return with(csv.toString(), OfficeFiles.bytes(csv));
    }

    /** As {@link #with(Path)}, with the contents of a file; its name begins the message about a mistake. */
    public WorkCalendar with(String fileName, byte[] csv) {
        CalendarFile file = CalendarFile.read(fileName, csv);
        WorkCalendar now = now();
        Set<Integer> allYears = new HashSet<>(now.years);
        allYears.addAll(file.years());
        file.refuseYearsOutside(allYears);
        Map<LocalDate, Boolean> days = new HashMap<>(now.worked);
        days.keySet().removeIf(day -> file.years().contains(day.getYear()));
        days.putAll(file.worked());
        Map<LocalDate, String> allNames = new HashMap<>(now.names);
        allNames.keySet().removeIf(day -> file.years().contains(day.getYear()));
        allNames.putAll(file.names());
        Map<Integer, String> allSources = new HashMap<>(now.sources);
        allSources.keySet().removeAll(file.years());
        return new WorkCalendar(now.version + "+" + file.version(), allYears, days, allNames, allSources);
    }

    /** This calendar with a notice at a position of the log; a year that the office has in a file is not changed. */
    WorkCalendar with(HolidaysRecorded notice, long position) {
        int year = notice.year();
        if (years.contains(year)) {
            return this;
        }
        var allYears = new HashSet<>(years);
        allYears.add(year);
        var days = new HashMap<>(worked);
        var allNames = new HashMap<>(names);
        notice.holidays().forEach(of -> days.put(of.day(), false));
        notice.makeUpDays().forEach(of -> days.put(of.day(), true));
        notice.holidays().forEach(of -> allNames.put(of.day(), of.name()));
        notice.makeUpDays().forEach(of -> allNames.put(of.day(), of.name()));
        var allSources = new HashMap<>(sources);
        allSources.put(year, notice.source());
        return new WorkCalendar("%s+%d@%d".formatted(version, year, position), allYears, days, allNames, allSources);
    }

    /** This calendar with a notice that is only tried. */
    public WorkCalendar with(HolidaysRecorded notice) {
        return now().with(notice, 0);
    }

    /** The current calendar, which does not change any more. */
    public WorkCalendar now() {
        return this;
    }

    /** The calendar as it was known with the event at a position of the log. */
    public WorkCalendar at(long position) {
        return this;
    }

    /**
     * The data on which the days are based: the built-in years, each added file with its digest, then each recorded
     * year with the position of its notice in the log.
     */
    public String version() {
        return now().version;
    }

    /** Whether the holidays of that year are known. */
    public boolean holds(int year) {
        return now().years.contains(year);
    }

    /** The notice by which the holidays of a year were recorded; null for those from a file. */
    public @Nullable String sourceOf(int year) {
        return now().sources.get(year);
    }

    /**
     * The days of the built-in years and the files of the office: one value for each name, such as
     * {@code calendar.2026-01-01}; recorded notices are not included.
     */
    public SortedMap<String, String> contents() {
        var contents = new TreeMap<String, String>();
        worked.forEach((day, isWorked) -> contents.put(
                "calendar." + day,
                (isWorked ? DayKind.MAKE_UP_DAY : DayKind.HOLIDAY) + " " + names.getOrDefault(day, "")));
        return contents;
    }

    /** Whether the day is determined by weekends alone, because its year's holidays are not known. */
    public boolean isProvisional(LocalDate day) {
        return !holds(day.getYear());
    }

    public boolean isWorkingDay(LocalDate day) {
        return now().worked.getOrDefault(day, !isWeekend(day));
    }

    /** Why the day is a working day or not. */
    public DayKind kindOf(LocalDate day) {
        Boolean announced = now().worked.get(day);
        if (announced == null) {
            return isWeekend(day) ? DayKind.WEEKEND : DayKind.WORKING_DAY;
        }
        return announced ? DayKind.MAKE_UP_DAY : DayKind.HOLIDAY;
    }

    /** The holiday to which the day belongs, or for which it is a make-up day; null for all other days. */
    public @Nullable String nameOf(LocalDate day) {
        return now().names.get(day);
    }

    /** The first working day after that day. */
    public LocalDate nextWorkingDay(LocalDate day) {
        return day.datesUntil(LocalDate.MAX)
                .skip(1)
                .filter(this::isWorkingDay)
                .findFirst()
                .get();
    }

    /** The working day that is so many after that day, which itself is 0 after it. */
    public LocalDate nextWorkingDay(LocalDate day, int count) {
        var reached = day;
        for (int n = 0; n < count; n++) {
            reached = nextWorkingDay(reached);
        }
        return reached;
    }

    /** The number of working days after the first day, up to and including the last one. */
    public long workingDaysBetween(LocalDate first, LocalDate last) {
        if (!first.isBefore(last)) {
            return 0;
        }
        return first.plusDays(1)
                .datesUntil(last.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    /** Whether it is a Saturday or Sunday. */
    public static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
