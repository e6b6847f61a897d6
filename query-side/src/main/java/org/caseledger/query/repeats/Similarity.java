package org.caseledger.query.repeats;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How alike two complaints are: what the score rests on, each reason with its share (phone 40, respondent 20, full name
 * 10, text up to 30), which together are the score up to 100; {@code similarity} is the part of the shorter text's
 * pairs that the other one has, and of texts under 12 pairs the part of all of them that both have, from 0 to 1.
 */
record Similarity(Map<Reason, Integer> shares, double similarity) {
    private static final int PHONE = 40;
    private static final int NAME = 10;
    private static final int RESPONDENT = 20;
    private static final int TEXT = 30;
    private static final double SIMILAR = 0.5;
    private static final int SHORT = 12;

    static Similarity of(RepeatKeys one, RepeatKeys other) {
        var shares = new EnumMap<Reason, Integer>(Reason.class);
        double similarity = similarity(one, other);
        if (similarity >= SIMILAR) {
            shares.put(Reason.SIMILAR_TEXT, (int) Math.round(similarity * TEXT));
        }
        if (one.phone() != null && one.phone().equals(other.phone())) {
            shares.put(Reason.SAME_PHONE, PHONE);
        }
        if (one.respondent() != null && one.respondent().equals(other.respondent())) {
            shares.put(Reason.SAME_RESPONDENT, RESPONDENT);
        }
        // Many people have one name: alone it is no reason.
        if (!shares.isEmpty() && one.complainant() != null && one.complainant().equals(other.complainant())) {
            shares.put(Reason.SAME_NAME, NAME);
        }
        return new Similarity(shares, similarity);
    }

    int score() {
        return shares.values().stream().mapToInt(Integer::intValue).sum();
    }

    Set<Reason> reasons() {
        return shares.keySet();
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
