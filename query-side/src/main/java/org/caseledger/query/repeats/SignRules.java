package org.caseledger.query.repeats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.caseledger.procedure.SignMeasure;
import org.jspecify.annotations.Nullable;

/**
 * What three factors of article 17 count among other complaints (O121-17), each in those days with the receipt of this
 * one in which it finds most.
 */
record SignRules(ComparedComplaint own, List<ComparedComplaint> others) {
    ComputedSign of(SignMeasure measure) {
        return switch (measure.sign()) {
            case UNUSUAL_PURCHASES -> purchases(measure);
            case MANY_AT_ONCE -> atOnce(measure);
            case SHARED_CONTACT -> sharedContact(measure);
            case NO_PROOF_OF_PURCHASE, OTHER -> ComputedSign.without(measure.sign(), SignStanding.FOR_A_PERSON, null);
        };
    }

    /** 次数、频率: one person about one kind of goods, whoever sold them. */
    private ComputedSign purchases(SignMeasure measure) {
        if (!own.namesSomebody()) {
            return nothing(measure);
        }
        var bought = matters(o -> own.sameComplainant(o) && (own.sameGoods(o) || own.similarText(o)));
        return most(bought, ComparedComplaint::caseId, 1, measure);
    }

    /** 短期内大量投诉 by one person, or 集中投诉 by several, of whom each counts once. */
    private ComputedSign atOnce(SignMeasure measure) {
        boolean comparable = own.namesSomebody() || !own.keys().said().isEmpty();
        if (own.keys().respondent() == null || !comparable) {
            return nothing(measure);
        }
        var alike = matters(own::sameRespondent);
        var byOne = alike.stream().filter(own::sameComplainant).filter(o -> own.sameCategory(o) || own.similarText(o));
        var bySeveral = alike.stream()
                .filter(o -> o.person() != null && !own.sameComplainant(o))
                .filter(own::similarText);
        var one = most(byOne.toList(), ComparedComplaint::caseId, 1, measure);
        var several = most(bySeveral.toList(), ComparedComplaint::person, 1, measure);
        return one.found() < several.found() ? several : one;
    }

    /** 多人使用同一手机号码、通讯地址: how many full names were given with it. */
    private ComputedSign sharedContact(SignMeasure measure) {
        if (!own.hasContact()) {
            return nothing(measure);
        }
        var shared = others.stream()
                .filter(o -> own.sameContact(o) && o.name() != null)
                .filter(o -> own.name() == null || own.anotherName(o))
                .toList();
        return most(shared, ComparedComplaint::name, own.name() == null ? 0 : 1, measure);
    }

    /** Those that are alike and of another matter than this one: of what people linked, the first. */
    private List<ComparedComplaint> matters(Predicate<ComparedComplaint> alike) {
        var matters = new ArrayList<ComparedComplaint>();
        for (var other : others.stream().sorted(byReceipt()).filter(alike).toList()) {
            if (!own.isLinked(other) && matters.stream().noneMatch(other::isLinked)) {
                matters.add(other);
            }
        }
        return matters;
    }

    /** In the days with most of them: how many differ in that, and the others besides. */
    private ComputedSign most(
            List<ComparedComplaint> alike,
            Function<ComparedComplaint, @Nullable Object> differing,
            int besides,
            SignMeasure measure) {
        var days = Duration.ofDays(measure.withinDays());
        var found = Stream.concat(Stream.of(own), alike.stream())
                .map(ComparedComplaint::receivedAt)
                .filter(from -> !from.isAfter(own.receivedAt()))
                .filter(from -> !from.plus(days).isBefore(own.receivedAt()))
                .distinct()
                .map(from -> between(alike, from, from.plus(days)))
                .max(Comparator.comparingInt(in -> count(in, differing)))
                .orElseThrow();
        int count = count(found, differing) + besides;
        return new ComputedSign(
                measure.sign(),
                count >= measure.atLeast() ? SignStanding.SEEN : SignStanding.NOT_SEEN,
                measure,
                count,
                found.stream()
                        .sorted(byReceipt().reversed())
                        .map(o -> o.beside(own))
                        .toList(),
                0);
    }

    private static List<ComparedComplaint> between(List<ComparedComplaint> alike, Instant from, Instant until) {
        return alike.stream()
                .filter(o -> !o.receivedAt().isBefore(from) && !o.receivedAt().isAfter(until))
                .toList();
    }

    private static int count(List<ComparedComplaint> of, Function<ComparedComplaint, @Nullable Object> differing) {
        return (int) of.stream().map(differing).distinct().count();
    }

    private static Comparator<ComparedComplaint> byReceipt() {
        return Comparator.comparing(ComparedComplaint::receivedAt);
    }

    private static ComputedSign nothing(SignMeasure measure) {
        return ComputedSign.without(measure.sign(), SignStanding.NOTHING_TO_COMPARE, measure);
    }
}
