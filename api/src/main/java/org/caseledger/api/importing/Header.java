package org.caseledger.api.importing;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** The names of a table's columns, and the rows made by them. */
record Header(List<String> columns) {
    /** Spaces of every width, tabs, line breaks and the marks that tables carry unseen. */
    private static final Pattern BLANK_ENDS =
            Pattern.compile(
                    "^[\\s\\u00A0\\u3000\\uFEFF\\u200B]+|[\\s\\u00A0\\u3000\\uFEFF\\u200B]+$");

    static Header of(List<String> cells) {
        List<String> columns = cells.stream().map(Header::trimmed).toList();
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isEmpty()) {
                throw new LabelledException(
                        Text.format("表头第 %d 列没有名称", "column %d of the header has no name", i + 1));
            }
            if (!seen.add(columns.get(i))) {
                throw new LabelledException(
                        Text.format("表头有重复的列：%s", "the header names twice: %s", columns.get(i)));
            }
        }
        return new Header(columns);
    }

    TableLine row(long number, List<String> cells) {
        if (cells.size() != columns.size()) {
            return Reject.record(
                    number,
                    Text.format(
                            "应有 %d 列，实有 %d 列",
                            "%d columns expected, %d found", columns.size(), cells.size()));
        }
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String text = trimmed(cells.get(i));
            if (text.indexOf('\0') >= 0 || text.indexOf('\uFFFD') >= 0) {
                return new Reject(
                        number,
                        columns.get(i),
                        new Text("含有无法识别的字符", "it has characters that cannot be read"));
            }
            byName.put(columns.get(i), text);
        }
        return new Row(number, byName);
    }

    static String trimmed(String text) {
        // Nearly every cell: a pattern would be tried at each of its characters.
        if (!text.isEmpty() && isPlain(text.charAt(0)) && isPlain(text.charAt(text.length() - 1))) {
            return text;
        }
        return BLANK_ENDS.matcher(text).replaceAll("");
    }

    /** Neither blank nor the end of a line, in whatever script. */
    private static boolean isPlain(char end) {
        return Character.isLetterOrDigit(end) || end == '。';
    }
}
