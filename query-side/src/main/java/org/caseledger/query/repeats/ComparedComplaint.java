package org.caseledger.query.repeats;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.query.RowReading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** A complaint as the factors of article 17 compare it with another one. */
record ComparedComplaint(
        CaseId caseId,
        String number,
        @Nullable String respondent,
        Instant receivedAt,
        ComplaintState state,
        @Nullable UnitId unit,
        List<String> category,
        RepeatKeys keys,
        CaseLinks ties) {
    /** The columns of keys and ties of {@code views.repeats r}, without the sketch, which only finds. */
    static final String KEYS = """
            r.case_id, r.received_at, r.phone AS keys_phone, r.email AS keys_email, r.address AS keys_address,
            r.complainant AS keys_complainant, r.respondent AS keys_respondent, r.said AS keys_said,
            r.case_id AS ties_self, r.links AS ties_links, r.lead AS ties_lead
            """;

    /** All others, with {@code views.board b}. */
    static final String COLUMNS = KEYS + ", b.number, b.respondent, b.category, b.state, b.unit";

    static final String WITHOUT_SKETCH = ", '{}'::bigint[] AS keys_sketch";
    static final String SKETCH = ", r.sketch AS keys_sketch";
    static final RowMapper<ComparedComplaint> READ = RowReading.of(ComparedComplaint.class);

    /** As a candidate for a complaint with these keys and ties. */
    RepeatCandidate candidate(RepeatKeys asked, CaseLinks own) {
        var likeness = Similarity.of(asked, keys);
        return new RepeatCandidate(
                caseId,
                number,
                respondent,
                receivedAt,
                state,
                unit,
                likeness.score(),
                likeness.reasons(),
                likeness.shares(),
                likeness.similarity(),
                own.linked(ties),
                own.joined(ties));
    }

    private boolean samePhone(ComparedComplaint other) {
        return keys.phone() != null && keys.phone().equals(other.keys.phone());
    }

    private boolean sameEmail(ComparedComplaint other) {
        return keys.email() != null && keys.email().equals(other.keys.email());
    }

    private boolean sameAddress(ComparedComplaint other) {
        return keys.address() != null && keys.address().equals(other.keys.address());
    }

    private boolean sameName(ComparedComplaint other) {
        return keys.complainant() != null && keys.complainant().equals(other.keys.complainant());
    }

    /** Whether both are reached by the same phone or email, or at the same address. */
    boolean sameContact(ComparedComplaint other) {
        return samePhone(other) || sameEmail(other) || sameAddress(other);
    }

    boolean hasContact() {
        return keys.phone() != null || keys.email() != null || keys.address() != null;
    }

    /** Whether both give a full name, and not the same one. */
    boolean anotherName(ComparedComplaint other) {
        return keys.complainant() != null && other.keys.complainant() != null && !sameName(other);
    }

    /** Of one name and contact; by phone and email also where one of both gives no full name. */
    boolean sameComplainant(ComparedComplaint other) {
        boolean own = samePhone(other) || sameEmail(other);
        return own && !anotherName(other) || sameAddress(other) && sameName(other);
    }

    boolean sameRespondent(ComparedComplaint other) {
        return keys.respondent() != null && keys.respondent().equals(other.keys.respondent());
    }

    boolean similarText(ComparedComplaint other) {
        return Similarity.of(keys, other.keys).reasons().contains(Reason.SIMILAR_TEXT);
    }

    /** Classified as the same, in every level. */
    boolean sameCategory(ComparedComplaint other) {
        return !category.isEmpty() && category.equals(other.category);
    }

    /** Classified as about goods or services of the same kind, the first level. */
    boolean sameGoods(ComparedComplaint other) {
        return !category.isEmpty()
                && !other.category.isEmpty()
                && category.get(0).equals(other.category.get(0));
    }

    /** Whether there is anything by which another complaint of this person could be known. */
    boolean namesSomebody() {
        return keys.phone() != null || keys.email() != null || keys.address() != null && keys.complainant() != null;
    }

    /** Who complains, as far as known: by name, phone or e-mail. */
    @Nullable
    Long person() {
        if (keys.complainant() != null) {
            return keys.complainant();
        }
        return keys.phone() == null ? keys.email() : keys.phone();
    }

    /** The name that was given in full, if any. */
    @Nullable
    Long name() {
        return keys.complainant();
    }

    /** Whether people linked both as one matter. */
    boolean isLinked(ComparedComplaint other) {
        return ties.linked(other.ties);
    }

    /** As the other complaint shown next to this one. */
    ComputedSign.Other beside(ComparedComplaint own) {
        return new ComputedSign.Other(caseId, number, respondent, receivedAt, state, unit, reasons(own));
    }

    private Set<Reason> reasons(ComparedComplaint own) {
        var reasons = EnumSet.noneOf(Reason.class);
        reasons.addAll(Similarity.of(own.keys, keys).reasons());
        // A factor says of a name only that it is another one.
        reasons.remove(Reason.SAME_NAME);
        if (sameEmail(own)) {
            reasons.add(Reason.SAME_EMAIL);
        }
        if (sameAddress(own)) {
            reasons.add(Reason.SAME_ADDRESS);
        }
        if (anotherName(own)) {
            reasons.add(Reason.ANOTHER_NAME);
        }
        return reasons;
    }

    /**
     * How alike two complaints are: what the score rests on, each reason with its share (phone 40, respondent 20, full
     * name 10, text up to 30), which together are the score up to 100; {@code similarity} is the part of the shorter
     * text's pairs that the other one has, and of texts under 12 pairs the part of all of them that both have, from 0
     * to 1.
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
            if (!shares.isEmpty()
                    && one.complainant() != null
                    && one.complainant().equals(other.complainant())) {
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

    /** Which cases a case was linked to, and which one leads it; a complaint without a case has none. */
    record CaseLinks(
            @Nullable UUID self, List<UUID> links, @Nullable UUID lead) {
        static final CaseLinks NONE = new CaseLinks(null, List.of(), null);

        /** Whether one of the two was linked to the other. */
        boolean linked(CaseLinks other) {
            return self != null && (links.contains(other.self) || other.links.contains(self));
        }

        /** Whether one leads the other, or the same case leads both. */
        boolean joined(CaseLinks other) {
            if (self == null) {
                return false;
            }
            return self.equals(other.lead) || lead != null && (lead.equals(other.self) || lead.equals(other.lead));
        }
    }
}
