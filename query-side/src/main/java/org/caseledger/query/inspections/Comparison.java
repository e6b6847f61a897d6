package org.caseledger.query.inspections;

import static org.caseledger.events.inspection.InspectionFigure.WITH_LEAVE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.caseledger.events.inspection.InspectionEvent.InspectionPrepared;
import org.caseledger.events.inspection.InspectionFigure;
import org.caseledger.query.inspections.InspectionFigures.Difference;

/** Compares the numbers of a sheet with those counted again, each under a name. */
final class Comparison {
    private final Map<String, Object> onSheet;
    private final Map<String, Object> counted;

    Comparison(InspectionPrepared sheet, ViewFigures again) {
        onSheet = named(new ViewFigures(sheet.figures(), sheet.limits(), sheet.findings(), sheet.findingsDigest()));
        counted = named(sheet.countsLeaveApart() ? again : withoutLeave(again));
    }

    /** For a sheet from before limits met with leave were counted separately: counts them as in time. */
    private static ViewFigures withoutLeave(ViewFigures again) {
        var figures = new TreeMap<>(again.figures());
        var withLeave = figures.remove(WITH_LEAVE);
        if (withLeave != null) {
            figures.merge(InspectionFigure.ON_TIME, withLeave, Long::sum);
        }
        return new ViewFigures(
                figures,
                again.limits().stream()
                        .map(InspectionPrepared.Limit::withoutLeave)
                        .toList(),
                again.findings(),
                again.findingsDigest());
    }

    long same() {
        return onSheet.entrySet().stream()
                .filter(one -> one.getValue().equals(counted.get(one.getKey())))
                .count();
    }

    List<Difference> differences() {
        var names = new TreeSet<>(onSheet.keySet());
        names.addAll(counted.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(onSheet.get(name), counted.get(name)))
                .map(name -> new Difference(name, onSheet.get(name), counted.get(name)))
                .toList();
    }

    private static Map<String, Object> named(ViewFigures taken) {
        var all = new LinkedHashMap<String, Object>();
        all.putAll(
                taken.figures().entrySet().stream().collect(Collectors.toMap(Comparison::name, Map.Entry::getValue)));
        taken.limits().forEach(limit -> all.put("limits." + limit.clock(), limit));
        taken.findings().forEach(found -> all.put("findings." + found.rule(), found));
        all.put("findingsDigest", taken.findingsDigest());
        return all;
    }

    private static String name(Map.Entry<InspectionFigure, Long> figure) {
        return "figures." + figure.getKey();
    }
}
