package org.caseledger.api.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.sheets.CsvFile;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.api.sheets.XlsxFile;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.PageRequest;
import org.caseledger.events.oversight.ReadKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * A list as a file for a spreadsheet: the rows of all its pages in the order and the columns that the page has,
 * recorded as an access.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ListExport {
    /** Maximum number of rows in a file; its last line says if there are more. */
    public static final int MOST = 10_000;

    /** How many rows to ask for: one more tells that there are more. */
    public static final int ASKED = MOST + 1;

    private final AccessLog accesses;

    /**
     * The file that an address such as {@code /board/list.csv} names; {@code title} is what the list is called,
     * {@code cell} gives what a column says of a row.
     */
    public <R, C extends ListColumn> ResponseEntity<byte[]> file(
            PageRequest page,
            String title,
            ListLayout<C> layout,
            List<R> rows,
            BiFunction<C, R, @Nullable Object> cell) {
        var path = page.path().split("/");
        var kind = path[path.length - 1].replace("list.", "");
        var name = path[path.length - 2] + "." + kind;
        var lines = new ArrayList<List<@Nullable Object>>();
        for (var row : rows.subList(0, Math.min(MOST, rows.size()))) {
            var line = new ArrayList<@Nullable Object>();
            layout.shown().forEach(column -> line.add(cell.apply(column, row)));
            lines.add(line);
        }
        if (rows.size() > MOST) {
            lines.add(List.of(page.ui().said("list.export.more")));
        }
        var head = layout.shown().stream()
                .map(column -> page.ui().said(column.label()))
                .toList();
        var sheet = new Sheet(title, head, lines);
        accesses.read(ReadKind.CASE_LIST, name, page.actor());
        return kind.equals("csv")
                ? AttachmentResponse.file(name, AttachmentResponse.CSV, CsvFile.of(sheet))
                : AttachmentResponse.file(name, AttachmentResponse.XLSX, XlsxFile.of(List.of(sheet)));
    }
}
