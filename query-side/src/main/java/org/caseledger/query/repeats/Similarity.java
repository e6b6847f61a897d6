package org.caseledger.query.repeats;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * How alike two complaints are: a score up to 100 (phone 50, respondent 20, text up to 30) and its
 * reasons; {@code similarity} is the part of the shorter text's pairs that the other one has, and
 * of texts under 12 pairs the part of all of them that both have, from 0 to 1.
 */
record Similarity(int score, Set<Reason> reasons, double similarity) {

    private static final int PHONE = 50;
    private static final int RESPONDENT = 20;
    private static final int TEXT = 30;
    private static final double SIMILAR = 0.5;
    private static final int SHORT = 12;

    static Similarity of(RepeatKeys one, RepeatKeys other) {
        var reasons = EnumSet.noneOf(Reason.class);
        double similarity = similarity(one, other);
        double score = similarity * TEXT;
        if (similarity >= SIMILAR) {
            reasons.add(Reason.SIMILAR_TEXT);
        }
        if (one.phone() != null && one.phone().equals(other.phone())) {
            reasons.add(Reason.SAME_PHONE);
            score += PHONE;
        }
        if (one.respondent() != null && one.respondent().equals(other.respondent())) {
            reasons.add(Reason.SAME_RESPONDENT);
            score += RESPONDENT;
        }
        return new Similarity((int) Math.round(score), reasons, similarity);
    }

    private static double similarity(RepeatKeys one, RepeatKeys other) {
        int shorter = Math.min(one.said().size(), other.said().size());
        if (shorter == 0) {
            return 0;
        }
        var both = new HashSet<>(one.said());
        both.retainAll(Set.copyOf(other.said()));
        int all = one.said().size() + other.said().size() - both.size();
        return (double) both.size() / (shorter < SHORT ? all : shorter);
    }
}
