package org.caseledger.command.complaint.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.CaseId;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.ProposedRouting;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.complaint.RoutingReason;
import org.jspecify.annotations.Nullable;

/**
 * 拟办单位: which units a case may go to by the streets and lines of business of the units and by the last cases of its
 * respondent, the first one best (P9.01 按照职能分工和管辖区域). An office none of whose units has a street or line is proposed
 * nothing.
 */
@RequiredArgsConstructor
public final class RoutingAid {
    private final Office office;

    /** Those of the candidates that anything speaks for. */
    public List<ProposedRouting> rank(
            CaseId caseId, NamedRespondent respondent, @Nullable CategoryCode object, List<Unit> candidates) {
        if (candidates.stream().allMatch(u -> u.streets().isEmpty() && u.lines().isEmpty())) {
            return List.of();
        }
        var lines = object == null ? List.<CategoryCode>of() : lines(object);
        var earlier = earlier(caseId, respondent);
        return candidates.stream()
                .map(unit -> new ProposedRouting(unit.id(), reasons(unit, respondent.details(), lines, earlier)))
                .filter(proposed -> !proposed.reasons().isEmpty())
                .sorted(Comparator.comparingInt(RoutingAid::weight)
                        .reversed()
                        .thenComparing(proposed -> proposed.unit().value()))
                .toList();
    }

    private static List<RoutingReason> reasons(
            Unit unit, @Nullable RespondentDetails details, List<CategoryCode> lines, List<UnitId> earlier) {
        var reasons = new ArrayList<RoutingReason>();
        if (details != null && unit.streets().stream().anyMatch(s -> isAt(s, details))) {
            reasons.add(RoutingReason.STREET);
        }
        if (unit.lines().stream().anyMatch(lines::contains)) {
            reasons.add(RoutingReason.OBJECT);
        }
        if (earlier.contains(unit.id())) {
            reasons.add(RoutingReason.EARLIER_CASES);
        }
        return List.copyOf(reasons);
    }

    /** Compares the street as stated or, without one, as the address names it. */
    private static boolean isAt(String street, RespondentDetails details) {
        var told = details.street();
        var where = details.where();
        return told == null || told.isBlank()
                ? where != null && where.contains(street)
                : shortened(told).equals(shortened(street));
    }

    private static String shortened(String street) {
        return street.strip().replaceFirst("(街道办事处|街道|镇|乡)$", "");
    }

    /** The object, the one it went into, and those above them. */
    private List<CategoryCode> lines(CategoryCode object) {
        var book = office.categories();
        return book.find(object).stream()
                .flatMap(one -> Stream.of(one, book.survivor(one)))
                .flatMap(one -> Stream.of(one.code(), one.parent()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    // People who share a masked name are not one respondent.
    private List<UnitId> earlier(CaseId caseId, NamedRespondent respondent) {
        var name = respondent.shown();
        return name == null || respondent.person() != null ? List.of() : office.lastUnitsOf(name, caseId);
    }

    private static int weight(ProposedRouting proposed) {
        return proposed.reasons().stream()
                .mapToInt(reason -> 1 << (RoutingReason.values().length - reason.ordinal()))
                .sum();
    }
}
