package org.caseledger.api.importing;

import java.util.function.Consumer;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** A table of which every column is used, so that a fault in any cell rejects the row. */
record WholeRows(Rows all) implements Rows {
    WholeRows {
        if (!all.repeated().isEmpty()) {
            throw new LabelledException(
                    Text.format("表头有重复的列：%s", "the header names twice: %s", Text.list(all.repeated())));
        }
    }

    @Override
    public String form() {
        return all.form();
    }

    @Override
    public Header header() {
        return all.header();
    }

    @Override
    public void forEach(Consumer<TableLine> each) {
        all.forEach(line -> each.accept(
                line instanceof Row row
                        ? row.fault(row.faults().keySet())
                                .<TableLine>map(reject -> reject)
                                .orElse(row)
                        : line));
    }
}
