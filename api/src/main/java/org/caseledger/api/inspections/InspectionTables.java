package org.caseledger.api.inspections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.events.inspection.InspectionEvent.InspectionPrepared;
import org.caseledger.events.inspection.InspectionFigure;
import org.caseledger.query.findings.FindingRule;
import org.caseledger.query.findings.FindingSeverity;
import org.caseledger.text.Labelled;
import org.jspecify.annotations.Nullable;

/** The numbers of an inspection sheet as tables, in Chinese. */
final class InspectionTables {
    private static final int FIGURES_ABREAST = 4;

    private InspectionTables() {}

    static Sheet figures(InspectionPrepared taken) {
        var rows = new ArrayList<List<@Nullable Object>>();
        List<@Nullable Object> row = List.of();
        for (var figure : InspectionFigure.values()) {
            if (figure.ordinal() % FIGURES_ABREAST == 0) {
                row = new ArrayList<>();
                rows.add(row);
            }
            row.add(figure.zh());
            row.add(taken.figures().get(figure));
        }
        while (row.size() < 2 * FIGURES_ABREAST) {
            row.add("");
        }
        return new Sheet(
                "办理情况",
                Collections.nCopies(FIGURES_ABREAST, List.of("项目", "数")).stream()
                        .flatMap(List::stream)
                        .toList(),
                rows);
    }

    static Sheet limits(InspectionPrepared taken) {
        return new Sheet(
                "时限",
                List.of("时限", "总数", "按期完成", "经批准延期完成", "补录按期", "逾期完成", "逾期未完成", "终止", "计时中"),
                taken.limits().stream()
                        .map(l -> List.<@Nullable Object>of(
                                l.clock().zh(),
                                l.total(),
                                l.metInTime(),
                                l.metWithLeave(),
                                l.metAsStated() == null ? 0 : l.metAsStated(),
                                l.metLate(),
                                l.missed(),
                                l.lapsed(),
                                l.running()))
                        .toList());
    }

    static Sheet findings(InspectionPrepared taken) {
        return new Sheet(
                "审查发现",
                List.of("规则", "条款", "程度", "件数", "未答复"),
                taken.findings().stream()
                        .map(f -> List.<@Nullable Object>of(
                                word(FindingRule.values(), f.rule()),
                                f.clause(),
                                word(FindingSeverity.values(), f.severity()),
                                f.count(),
                                f.unanswered()))
                        .toList());
    }

    /** The word for what an event names; a name that this program does not know stays as it is. */
    private static <E extends Enum<E> & Labelled> String word(E[] known, String name) {
        return Arrays.stream(known)
                .filter(one -> one.name().equals(name))
                .map(Labelled::zh)
                .findFirst()
                .orElse(name);
    }
}
