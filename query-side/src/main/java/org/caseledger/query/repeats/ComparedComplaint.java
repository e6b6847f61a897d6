package org.caseledger.query.repeats;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

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
}
