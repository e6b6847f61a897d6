package org.caseledger.query.repeats;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.RefusalSign;
import org.caseledger.procedure.SignMeasure;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * What the ledger shows of the five factors of article 17 for a complaint (O121-17): compared with complaints alone, so
 * that nothing leads to a report (O121-37). Nothing is opened.
 */
public final class SignQueries {
    // What is compared is a person's or a number's, or alike in text: the latest that were found.
    private static final String FOUND = """
            (SELECT case_id FROM views.repeats
              WHERE %s AND received_at BETWEEN :from AND :until
              ORDER BY received_at DESC, case_id LIMIT 500)
            """;

    private final JdbcClient jdbc;

    public SignQueries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** All five in the order of the article, for a reader of one unit's cases (null: of all). */
    public List<ComputedSign> of(CaseId caseId, List<SignMeasure> measures, @Nullable UnitId within) {
        var rules = rules(caseId, measures);
        return Arrays.stream(RefusalSign.values())
                .map(sign -> of(sign, measures, rules).within(within))
                .toList();
    }

    private static ComputedSign of(RefusalSign sign, List<SignMeasure> measures, Optional<SignRules> rules) {
        var measure = measures.stream().filter(m -> m.sign() == sign).findFirst();
        if (measure.isEmpty()) {
            return ComputedSign.without(sign, SignStanding.FOR_A_PERSON, null);
        }
        return rules.map(known -> known.of(measure.get()))
                .orElseGet(() -> ComputedSign.without(sign, SignStanding.NOTHING_TO_COMPARE, measure.get()));
    }

    private Optional<SignRules> rules(CaseId caseId, List<SignMeasure> measures) {
        int days = measures.stream().mapToInt(SignMeasure::withinDays).max().orElse(0);
        return own(caseId).map(own -> new SignRules(own, others(own, Duration.ofDays(days))));
    }

    private Optional<ComparedComplaint> own(CaseId caseId) {
        return jdbc.sql("SELECT %s%s FROM views.repeats r JOIN views.board b USING (case_id) WHERE case_id = :case"
                        .formatted(ComparedComplaint.COLUMNS, ComparedComplaint.SKETCH))
                .param("case", caseId.value())
                .query(ComparedComplaint.READ)
                .optional();
    }

    private List<ComparedComplaint> others(ComparedComplaint own, Duration days) {
        var by = own.keys();
        var found = new ArrayList<String>();
        if (by.phone() != null) {
            found.add(FOUND.formatted("phone = :phone"));
        }
        if (by.email() != null) {
            found.add(FOUND.formatted("email = :email"));
        }
        if (by.address() != null) {
            found.add(FOUND.formatted("address = :address"));
        }
        if (by.respondent() != null && !by.sketch().isEmpty()) {
            found.add(FOUND.formatted("respondent = :name AND sketch && :sketch"));
        }
        if (found.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                                SELECT %s%s
                                  FROM (%s) AS found
                                  JOIN views.repeats r USING (case_id)
                                  JOIN views.board b USING (case_id)
                                 WHERE b.kind = 'COMPLAINT' AND r.case_id <> :self
                                   AND r.complaint IS DISTINCT FROM :self
                                   AND r.case_id IS DISTINCT FROM
                                       (SELECT complaint FROM views.repeats WHERE case_id = :self)
                                """.formatted(
                        ComparedComplaint.COLUMNS, ComparedComplaint.WITHOUT_SKETCH, String.join(" UNION ", found)))
                .param("self", own.caseId().value())
                .param("phone", by.phone())
                .param("email", by.email())
                .param("address", by.address())
                .param("name", by.respondent())
                .param("sketch", new SqlArrayValue("bigint", by.sketch().toArray()))
                .param("from", own.receivedAt().minus(days).atOffset(ZoneOffset.UTC))
                .param("until", own.receivedAt().plus(days).atOffset(ZoneOffset.UTC))
                .query(ComparedComplaint.READ)
                .list();
    }

    /**
     * What three factors of article 17 count among other complaints (O121-17), each in those days with the receipt of
     * this one in which it finds most.
     */
    record SignRules(ComparedComplaint own, List<ComparedComplaint> others) {
        ComputedSign of(SignMeasure measure) {
            return switch (measure.sign()) {
                case UNUSUAL_PURCHASES -> purchases(measure);
                case MANY_AT_ONCE -> atOnce(measure);
                case SHARED_CONTACT -> sharedContact(measure);
                case NO_PROOF_OF_PURCHASE, OTHER ->
                    ComputedSign.without(measure.sign(), SignStanding.FOR_A_PERSON, null);
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
            var byOne =
                    alike.stream().filter(own::sameComplainant).filter(o -> own.sameCategory(o) || own.similarText(o));
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
                    .filter(o ->
                            !o.receivedAt().isBefore(from) && !o.receivedAt().isAfter(until))
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
}
