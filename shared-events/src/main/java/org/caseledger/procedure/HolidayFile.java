package org.caseledger.procedure;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.text.Text;

/** The holidays and make-up days of one year in a CSV file, each with the name of its holiday. */
public record HolidayFile(
        int year, SortedMap<LocalDate, String> holidays, SortedMap<LocalDate, String> makeUpDays) {

    /** What is in a file; throws {@link OfficeFileException} unless it is one whole year. */
    public static HolidayFile read(String name, byte[] csv) {
        var file = CalendarFile.read(name, csv);
        var years = file.worked().keySet().stream().map(LocalDate::getYear).distinct().toList();
        if (years.size() != 1) {
            throw new OfficeFileException(
                    name, 0, "", Text.format("应只有一年的日期", "it must be of one year"), null);
        }
        file.refuseYearsOutside(file.years());
        var holidays = new TreeMap<LocalDate, String>();
        var makeUpDays = new TreeMap<LocalDate, String>();
        file.worked()
                .forEach(
                        (day, worked) ->
                                (worked ? makeUpDays : holidays)
                                        .put(day, file.names().getOrDefault(day, "")));
        return new HolidayFile(years.get(0), holidays, makeUpDays);
    }
}
