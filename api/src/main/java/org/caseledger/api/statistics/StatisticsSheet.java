package org.caseledger.api.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.events.reporting.Figure;
import org.caseledger.query.statistics.Figures;
import org.caseledger.query.statistics.Statistics;
import org.caseledger.query.statistics.StatisticsBy;
import org.caseledger.text.Bilingual;
import org.caseledger.text.Language;
import org.jspecify.annotations.Nullable;

/** Counts as a table: a row for each group, a column for each figure, and what they come to. */
public final class StatisticsSheet {
    @Getter
    @RequiredArgsConstructor
    private enum Word implements Bilingual {
        MEDIAN("回复用时中位数(工作日)", "median working days to reply"),
        P90("回复用时P90(工作日)", "P90 working days to reply"),
        TOTAL("合计", "all");

        private final String zh;
        private final String en;
    }

    private StatisticsSheet() {}

    /** The table in a language. */
    public static Sheet of(StatisticsBy by, Statistics counted, GroupNames names, Language language) {
        var head = new ArrayList<String>();
        head.add(language.choose(by));
        Arrays.stream(Figure.values()).map(language::choose).forEach(head::add);
        head.add(language.choose(Word.MEDIAN));
        head.add(language.choose(Word.P90));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var row : counted.rows()) {
            rows.add(cells(names.of(by, row.key()), row.figures()));
        }
        rows.add(cells(language.choose(Word.TOTAL), counted.overall()));
        return new Sheet(language.choose(by), head, rows);
    }

    private static List<@Nullable Object> cells(String name, Figures figures) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(name);
        for (var figure : Figure.values()) {
            cells.add(figures.count(figure));
        }
        cells.add(figures.medianDays());
        cells.add(figures.p90Days());
        return cells;
    }
}
