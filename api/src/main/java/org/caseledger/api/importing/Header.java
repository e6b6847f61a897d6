package org.caseledger.api.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The names of a table's columns, blank where a column has none, and the rows made by them. Cells of a column without a
 * name are not read, nor those of a column that has the name of an earlier one.
 */
record Header(List<String> names) {
    /** Spaces of every width, tabs, line breaks and the marks that tables carry unseen. */
    private static final String BLANKS = " \t\n\u000B\f\r\u00A0\u3000\uFEFF\u200B";

    private static final Text UNREADABLE = new Text("含有无法识别的字符", "it has characters that cannot be read");

    private static final Text TOO_LONG =
            Text.format("单元格超过 %d 字", "the cell has more than %d characters", TableLimits.CELL);

    static Header of(List<String> cells) {
        var header = new Header(cells.stream().map(Header::trimmed).toList());
        if (header.columns().isEmpty()) {
            throw new LabelledException("表头没有列名", "the header names no column");
        }
        return header;
    }

    /** Those that a mapping can name. */
    List<String> columns() {
        return names.stream().filter(name -> !name.isEmpty()).distinct().toList();
    }

    /** Those that several columns have. */
    List<String> repeated() {
        return columns().stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .toList();
    }

    TableLine row(long number, List<String> cells) {
        if (cells.size() != names.size()) {
            return Reject.record(number, otherThanExpected(cells.size()));
        }
        Map<String, String> byName = new LinkedHashMap<>();
        Map<String, Text> faults = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = names.get(i);
            String text = trimmed(cells.get(i));
            if (!name.isEmpty() && byName.putIfAbsent(name, text) == null) {
                Text fault = fault(text);
                if (fault != null) {
                    faults.put(name, fault);
                }
            }
        }
        return new Row(number, byName, faults);
    }

    /**
     * A sheet leaves out blank cells at a row's end; what it has beyond the header, such as a note, is a fault of no
     * column.
     */
    TableLine rowOfSheet(long number, List<String> cells) {
        var named = new ArrayList<>(cells.subList(0, Math.min(cells.size(), names.size())));
        while (named.size() < names.size()) {
            named.add("");
        }
        TableLine line = row(number, named);
        if (cells.size() > names.size() && line instanceof Row row) {
            var faults = new LinkedHashMap<>(row.faults());
            faults.put(Reject.WHOLE, otherThanExpected(cells.size()));
            return new Row(number, row.cells(), faults);
        }
        return line;
    }

    private Text otherThanExpected(int found) {
        return Text.format("应有 %d 列，实有 %d 列", "%d columns expected, %d found", names.size(), found);
    }

    private static @Nullable Text fault(String text) {
        if (text.length() > TableLimits.CELL) {
            return TOO_LONG;
        }
        return text.indexOf('\0') >= 0 || text.indexOf('\uFFFD') >= 0 ? UNREADABLE : null;
    }

    static String trimmed(String text) {
        // A pattern would be tried at each character, and at each run of blanks as often as it is long.
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        int start = 0;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char one) {
        return BLANKS.indexOf(one) >= 0;
    }
}
