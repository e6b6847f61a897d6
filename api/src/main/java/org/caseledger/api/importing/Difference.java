package org.caseledger.api.importing;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.caseledger.command.complaint.receiving.Correction;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A value of a row that has changed since its case was imported.
 *
 * @param correction what would correct the record; null where a correction cannot, or where the office has corrected it
 *     itself
 * @param row that has the value
 */
record Difference(Text what, List<String> columns, @Nullable Correction correction, long row) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** A part whose value has changed. */
    static Difference of(SourcePart part, MappedRow row, Mapping mapping, @Nullable Correction correction) {
        return new Difference(
                part.text(), part.columns(mapping), correction, part.isOfTheReceipt() ? row.row() : row.last());
    }

    /**
     * Movements in the source after the adoption: each with its row. They are not imported, because the case has been
     * handled here since.
     */
    static List<Difference> movements(MappedRow row, int from, Mapping mapping) {
        return row.units().subList(from, row.units().size()).stream()
                .map(moved -> new Difference(
                        Text.format(
                                "新增流转至“%s”（%s），未导入",
                                "a new movement to “%s” (%s), not taken",
                                moved.unit(),
                                moved.at() == null ? "-" : minute(moved.at().at())),
                        SourcePart.UNITS.columns(mapping),
                        null,
                        moved.row()))
                .toList();
    }

    private static String minute(LocalDateTime at) {
        return MINUTE.format(at);
    }
}
