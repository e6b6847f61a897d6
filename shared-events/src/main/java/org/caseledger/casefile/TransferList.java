package org.caseledger.casefile;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** 移交清单: the transfer list of an archive package, as CSV that spreadsheets open. */
record TransferList(List<TransferRow> rows) {
    static final String NAME = "transfer-list.csv";

    /** Spreadsheets read UTF-8 by it. */
    private static final String MARK = "\ufeff";

    private static final String HEAD = quoted(Stream.of(
            "序号",
            "案件标识",
            "案件编号",
            "题名",
            "保管期限",
            "保管年限",
            "归档日期",
            "事件数",
            "文书件数",
            "证据文件数",
            "未移交文件数",
            "未公开处数",
            "案卷清单SHA-256"));

    private static final int COLUMNS = 13;

    String csv() {
        return MARK
                + HEAD
                + IntStream.range(0, rows.size())
                        .mapToObj(n -> line(n + 1, rows.get(n)))
                        .collect(Collectors.joining());
    }

    private static String line(int number, TransferRow row) {
        var holds = row.holds();
        return quoted(Stream.of(
                number,
                row.caseId(),
                row.number(),
                row.title(),
                row.retention(),
                row.years(),
                row.archivedOn(),
                holds.events(),
                holds.documents(),
                holds.evidence(),
                holds.absent(),
                holds.withheld(),
                holds.manifest()));
    }

    private static String quoted(Stream<Object> values) {
        return values.map(value -> '"' + value.toString().replaceAll("[\"\r\n]", "”") + '"')
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /** Throws {@link MalformedArchive} for any other form. */
    static TransferList parse(String csv) {
        if (!csv.startsWith(MARK + HEAD)) {
            throw new MalformedArchive("不是移交清单", "not a transfer list");
        }
        var rows = new ArrayList<TransferRow>();
        for (var line : csv.substring(MARK.length() + HEAD.length()).lines().toList()) {
            rows.add(row(rows.size() + 1, line));
        }
        return new TransferList(rows);
    }

    private static TransferRow row(int number, String line) {
        var values =
                List.of(line.replaceFirst("^\"", "").replaceFirst("\"$", "").split("\",\"", -1));
        try {
            if (values.size() == COLUMNS && values.get(0).equals(String.valueOf(number))) {
                return new TransferRow(
                        UUID.fromString(values.get(1)),
                        values.get(2),
                        values.get(3),
                        values.get(4),
                        Integer.parseInt(values.get(5)),
                        LocalDate.parse(values.get(6)),
                        new TransferRow.Holds(
                                Integer.parseInt(values.get(7)),
                                Integer.parseInt(values.get(8)),
                                Integer.parseInt(values.get(9)),
                                Integer.parseInt(values.get(10)),
                                Integer.parseInt(values.get(11)),
                                values.get(12)));
            }
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw wrong(line);
        }
        throw wrong(line);
    }

    private static MalformedArchive wrong(String line) {
        return new MalformedArchive("移交清单有一行格式不对：%s", "a line of the transfer list has not the right form: %s", line);
    }
}
