package org.caseledger.procedure;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Sha256;
import org.caseledger.text.Text;

/**
 * A CSV file {@code date,type,name} of holidays and make-up working days; lines that begin with # are comments. It
 * covers a year if it contains that year's 1 January, which is a holiday in every year.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class CalendarFile {
    private static final List<String> COLUMNS = List.of("date", "type", "name");
    private static final String HEADER = String.join(",", COLUMNS);
    private static final MonthDay NEW_YEAR = MonthDay.of(1, 1);

    private final String name;
    private final String digest;

    @Getter
    private final Map<LocalDate, Boolean> worked = new HashMap<>();

    @Getter
    private final Map<LocalDate, String> names = new HashMap<>();

    private final Map<Integer, Integer> firstLineOfYear = new TreeMap<>();
    private boolean headerRead;

    static CalendarFile read(String name, byte[] csv) {
        CalendarFile file = new CalendarFile(name, Sha256.hex(csv));
        String[] lines = file.decode(csv).split("\\r?\\n|\\r", -1);
        for (int i = 0; i < lines.length; i++) {
            String text = lines[i].strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                file.take(i + 1, List.of(text.split(",", COLUMNS.size())));
            }
        }
        return file.withDays();
    }

    /** The same of a table in another form, by its rows: the number of each, and its cells. */
    static CalendarFile of(String name, SortedMap<Integer, List<String>> rows) {
        CalendarFile file = new CalendarFile(name, Sha256.hex(rows.toString()));
        rows.forEach(file::take);
        return file.withDays();
    }

    private CalendarFile withDays() {
        if (worked.isEmpty()) {
            throw mistake(0, "没有任何日期，首行应为 " + HEADER, "no day in it; it starts with " + HEADER);
        }
        return this;
    }

    Set<Integer> years() {
        return worked.keySet().stream()
                .filter(day -> MonthDay.from(day).equals(NEW_YEAR))
                .map(LocalDate::getYear)
                .collect(Collectors.toSet());
    }

    /** The file's own name and the start of its SHA-256 digest, so that an edited file is a new version. */
    String version() {
        String plainName = name.substring(name.lastIndexOf('/') + 1);
        return plainName + ":" + digest.substring(0, 8);
    }

    /** A few days of an otherwise unknown year would be mistaken for a complete year. */
    void refuseYearsOutside(Set<Integer> known) {
        firstLineOfYear.forEach((year, line) -> {
            if (!known.contains(year)) {
                throw mistake(
                        line,
                        year + " 年缺少元旦（" + year + "-01-01），新年份须列全年放假调休安排",
                        "%d lacks its 1 January: a new year's file lists the whole year".formatted(year));
            }
        });
    }

    private void take(int line, List<String> cells) {
        if (!headerRead) {
            if (!cells.equals(COLUMNS)) {
                throw mistake(line, "首行应为 " + HEADER, "the first line must be " + HEADER);
            }
            headerRead = true;
            return;
        }
        if (cells.size() != COLUMNS.size()) {
            throw mistake(line, "应有三列 " + HEADER, "three columns are needed: " + HEADER);
        }
        LocalDate day = day(line, cells.get(0).strip());
        if (worked.put(day, isWorked(line, cells.get(1).strip())) != null) {
            throw mistake(line, day + " 重复", day + " is given twice");
        }
        names.put(day, cells.get(2).strip());
        firstLineOfYear.putIfAbsent(day.getYear(), line);
    }

    private LocalDate day(int line, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw mistake(
                    line, "日期“" + text + "”应写作 2027-01-01", "the date '" + text + "' must be written like 2027-01-01");
        }
    }

    private boolean isWorked(int line, String type) {
        return switch (type) {
            case "holiday" -> false;
            case "makeup-workday" -> true;
            default ->
                throw mistake(
                        line,
                        "类型“" + type + "”应为 holiday 或 makeup-workday",
                        "the type '" + type + "' must be holiday or makeup-workday");
        };
    }

    private String decode(byte[] csv) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(csv))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw mistake(0, "不是 UTF-8 编码，请另存为 UTF-8", "not in UTF-8; save it as UTF-8");
        }
    }

    private OfficeFileException mistake(int line, String zh, String en) {
        return new OfficeFileException(name, line, "", new Text(zh, en), null);
    }
}
