package org.caseledger.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.text.Text;

/** The holidays and make-up days of one year in a file, each with the name of its holiday. */
public record HolidayFile(int year, SortedMap<LocalDate, String> holidays, SortedMap<LocalDate, String> makeUpDays) {
    /** What is in a CSV file; throws {@link OfficeFileException} unless it is one whole year. */
    public static HolidayFile read(String name, byte[] csv) {
        return of(name, CalendarFile.read(name, csv));
    }

    /** The same of a sheet, by the numbers of its rows with their cells; the first is the header. */
    public static HolidayFile of(String name, SortedMap<Integer, List<String>> rows) {
        return of(name, CalendarFile.of(name, rows));
    }

    private static HolidayFile of(String name, CalendarFile file) {
        var years = file.worked().keySet().stream()
                .map(LocalDate::getYear)
                .distinct()
                .toList();
        if (years.size() != 1) {
            throw new OfficeFileException(name, 0, "", Text.format("应只有一年的日期", "it must be of one year"), null);
        }
        file.refuseYearsOutside(file.years());
        var holidays = new TreeMap<LocalDate, String>();
        var makeUpDays = new TreeMap<LocalDate, String>();
        file.worked()
                .forEach((day, worked) ->
                        (worked ? makeUpDays : holidays).put(day, file.names().getOrDefault(day, "")));
        return new HolidayFile(years.get(0), holidays, makeUpDays);
    }
}
