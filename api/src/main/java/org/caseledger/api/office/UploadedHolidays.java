package org.caseledger.api.office;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.api.importing.Reject;
import org.caseledger.api.importing.Row;
import org.caseledger.api.importing.Rows;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.procedure.HolidayFile;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A file with the holidays of a year, CSV or XLSX, as it fills the form to be previewed. */
final class UploadedHolidays {
    private static final String CSV = "CSV";
    private static final String XLSX = "XLSX";

    private UploadedHolidays() {}

    /** What is typed in its place; throws {@link InvalidInputException} for what is no such file. */
    static MultiValueMap<String, String> typed(byte[] sent, String field) {
        try {
            var file = Rows.isWorkbook(sent) ? HolidayFile.of(XLSX, rows(sent)) : HolidayFile.read(CSV, text(sent));
            var typed = new LinkedMultiValueMap<String, String>();
            typed.add("year", Integer.toString(file.year()));
            typed.add("holidays", lines(file.holidays()));
            typed.add("makeUpDays", lines(file.makeUpDays()));
            return typed;
        } catch (LabelledException e) {
            throw new InvalidInputException(field, e.text());
        }
    }

    private static SortedMap<Integer, List<String>> rows(byte[] sent) {
        var sheet = Rows.open(sent);
        var rows = new TreeMap<Integer, List<String>>();
        rows.put(1, sheet.columns());
        sheet.forEach(line -> {
            int number = Math.toIntExact(line.number());
            if (line instanceof Row row) {
                rows.put(number, List.copyOf(row.cells().values()));
            } else if (line instanceof Reject broken) {
                throw new LabelledException(Text.format("%s 第 %d 行：%s", "%s, line %d: %s", XLSX, number, broken));
            }
        });
        return rows;
    }

    // A picture or a PDF is not called a CSV file in a wrong encoding.
    private static byte[] text(byte[] sent) {
        for (byte one : sent) {
            if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
                throw new LabelledException("应为 CSV（UTF-8 编码）或 XLSX 文件", "must be a CSV file in UTF-8 or an XLSX file");
            }
        }
        return sent;
    }

    private static String lines(Map<LocalDate, String> days) {
        return String.join(
                "\n",
                days.entrySet().stream()
                        .map(of -> of.getKey() + " " + of.getValue())
                        .toList());
    }
}
