package org.caseledger.api.rollup;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.events.reporting.Figure;
import org.caseledger.text.Language;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Offices as a table: a row for each, a column for each figure, with a difference in brackets. */
final class RollUpSheet {
    private final Language language;
    private final List<String> head = new ArrayList<>();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    /** Without rows; the columns before the figures, and one after them, have these names. */
    RollUpSheet(Language language, List<Text> before, Text after) {
        this.language = language;
        before.forEach(text -> head.add(language.choose(text)));
        for (Figure figure : Figure.values()) {
            head.add(language.choose(figure));
        }
        head.add(language.choose(after));
    }

    void add(List<? extends @Nullable Object> before, List<OfficeRollUp.Line> figures, @Nullable Object after) {
        var row = new ArrayList<@Nullable Object>(before);
        figures.forEach(line -> row.add(shown(line)));
        row.add(after);
        rows.add(row);
    }

    Sheet sheet() {
        return new Sheet(language.choose(new Text("汇总", "roll-up")), head, rows);
    }

    private static Object shown(OfficeRollUp.Line line) {
        return line.differs() ? "%d (%s)".formatted(line.counted(), line.signed()) : (Object) line.counted();
    }
}
