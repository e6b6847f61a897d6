package org.caseledger.query.checkup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClassificationEvent.LoweringApproved;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.ClassificationEvent.LoweringRejected;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.query.CaseState.Assignment;
import org.caseledger.query.approvals.Moment;
import org.caseledger.query.approvals.SignOffRequest;
import org.caseledger.query.casefile.SealedPart;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * What was signed in one case, what waits to be, and who has opened which draft or opinion; {@code opinion} is the last
 * handling opinion.
 */
record SignedCase(
        CaseId caseId,
        long position,
        String number,
        @Nullable UnitId unit,
        Requests requests,
        @Nullable AskedDraft draft,
        @Nullable AskedDraft opinion,
        List<Opening> openings,
        List<Signed> signed) {
    private static final Pattern LOOKED_AT = Pattern.compile("(?:draft|opinion)-\\d+");

    static @Nullable SignedCase on(@Nullable SignedCase before, Recorded recorded) {
        if (before == null) {
            return recorded.event() instanceof ComplaintReceived e
                    ? new SignedCase(
                            recorded.caseId(),
                            recorded.position(),
                            e.number(),
                            null,
                            Requests.NONE,
                            null,
                            null,
                            List.of(),
                            List.of())
                    : null;
        }
        return recorded.position() <= before.position ? before : before.next(recorded);
    }

    private SignedCase next(Recorded r) {
        if (r.event() instanceof ComplaintClassified
                || r.event() instanceof ComplaintAssigned
                || r.event() instanceof ComplaintReturned
                || r.event() instanceof LoweringProposed) {
            return with(r, new Assignment(unit, null).on(r.event()).unit(), draft);
        } else if (r.event() instanceof BeginsRound) {
            return with(r, unit, null);
        } else if (r.event() instanceof ReplyDrafted e) {
            return with(r, unit, new AskedDraft(e.draft(), Moment.of(r), null));
        } else if (r.event() instanceof ComplaintReplied) {
            return with(r, unit, null);
        } else if (r.event() instanceof OpinionProposed) {
            int proposed = opinion == null ? 1 : opinion.number() + 1;
            return proposed(r, new AskedDraft(proposed, Moment.of(r), null));
        } else if (r.event() instanceof SealedDataOpened e) {
            return opened(r, e);
        }
        return signedBy(r);
    }

    private SignedCase signedBy(Recorded r) {
        if (r.event() instanceof RoutingSignedOff e) {
            var row = Signed.withoutDraft(
                    SignedKind.SIGN_OFF, r, number, e.unit(), requests.signOff().asked());
            return with(r, unit, draft).plus(row);
        } else if (r.event() instanceof DeadlineExtended) {
            var row = Signed.withoutDraft(SignedKind.EXTENSION, r, number, unit, null);
            return with(r, unit, draft).plus(row);
        } else if (r.event() instanceof ReplyApproved e) {
            var decided = waiting(e.draft());
            var approved = decided == null ? draft : decided.approvedBy(e.level(), Moment.of(r));
            return with(r, unit, approved).plus(reply(r, e.draft(), e.level(), false));
        } else if (r.event() instanceof ReplyRejected e) {
            return with(r, unit, null).plus(reply(r, e.draft(), e.level(), true));
        } else if (r.event() instanceof DraftReviewed e) {
            return with(r, unit, draft).plus(review(r, e));
        } else if (r.event() instanceof OpinionReviewed e) {
            return proposed(r, opinion).plus(review(r, e));
        } else if (r.event() instanceof LoweringApproved || r.event() instanceof LoweringRejected) {
            var asked = requests.lowering();
            var row = Signed.withoutDraft(SignedKind.LOWERING, r, number, unit, asked);
            return with(r, unit, draft).plus(row);
        } else if (r.event() instanceof ReturnReviewed e) {
            var asked = requests.returned();
            var row = Signed.withoutDraft(SignedKind.RETURN, r, number, e.unit(), asked);
            return with(r, new Assignment(unit, null).on(e).unit(), draft).plus(row);
        }
        return this;
    }

    private Signed reply(Recorded r, int number, ApprovalLevel level, boolean sentBack) {
        var decided = waiting(number);
        return Signed.of(
                SignedKind.REPLY,
                r,
                this.number,
                unit,
                decided == null ? null : decided.asked(level),
                decided,
                level,
                sentBack,
                openedAt(r.actor().person(), SealedPart.DRAFT.part(number)));
    }

    /** By the handling unit itself, before anybody else signs (P9.12 认真审核). */
    private Signed review(Recorded r, DraftReviewed e) {
        var reviewed = waiting(e.draft());
        return Signed.of(
                SignedKind.DRAFT,
                r,
                number,
                unit,
                reviewed == null ? null : reviewed.drafted(),
                reviewed,
                null,
                !e.agreed(),
                openedAt(r.actor().person(), SealedPart.DRAFT.part(e.draft())));
    }

    private Signed review(Recorded r, OpinionReviewed e) {
        var reviewed = opinion != null && opinion.number() == e.opinion() ? opinion : null;
        return Signed.of(
                SignedKind.OPINION,
                r,
                number,
                unit,
                reviewed == null ? null : reviewed.drafted(),
                reviewed,
                null,
                !e.agreed(),
                openedAt(r.actor().person(), "opinion-" + e.opinion()));
    }

    private @Nullable AskedDraft waiting(int number) {
        return draft != null && draft.number() == number ? draft : null;
    }

    private @Nullable Instant openedAt(String person, String part) {
        return openings.stream()
                .filter(o -> o.person().equals(person) && o.part().equals(part))
                .findFirst()
                .map(Opening::at)
                .orElse(null);
    }

    private SignedCase opened(Recorded r, SealedDataOpened e) {
        var person = r.actor().person();
        var more = new ArrayList<>(openings);
        e.parts().stream()
                .filter(part -> LOOKED_AT.matcher(part).matches() && openedAt(person, part) == null)
                .sorted()
                .forEach(part -> more.add(new Opening(person, part, r.recordedAt())));
        return more.size() == openings.size()
                ? this
                : new SignedCase(
                        caseId, r.position(), number, unit, requests, draft, opinion, List.copyOf(more), signed);
    }

    private SignedCase with(Recorded r, @Nullable UnitId heldBy, @Nullable AskedDraft waits) {
        return new SignedCase(caseId, r.position(), number, heldBy, requests.on(r), waits, opinion, openings, signed);
    }

    private SignedCase proposed(Recorded r, @Nullable AskedDraft waits) {
        return new SignedCase(caseId, r.position(), number, unit, requests, draft, waits, openings, signed);
    }

    private SignedCase plus(Signed row) {
        var all = new ArrayList<>(signed);
        all.add(row);
        return new SignedCase(caseId, position, number, unit, requests, draft, opinion, openings, List.copyOf(all));
    }

    /** The first time that a person opened a sealed part. */
    record Opening(String person, String part, Instant at) {}

    /** A draft that waits: who made it when, and who approved it when, if a leader has. */
    record AskedDraft(int number, Moment drafted, @Nullable Moment approved) {
        /** What asked for a decision at this level. */
        Moment asked(ApprovalLevel level) {
            return level == ApprovalLevel.LEGAL && approved != null ? approved : drafted;
        }

        AskedDraft approvedBy(ApprovalLevel level, Moment at) {
            return level == ApprovalLevel.LEADER ? new AskedDraft(number, drafted, at) : this;
        }
    }

    /**
     * What asked for a signature that is on no text: on a routing, on a downgrade, and on a return, which its first
     * refusal may pass on to a leader.
     */
    record Requests(
            SignOffRequest signOff,
            @Nullable Moment lowering,
            @Nullable Moment returned) {
        static final Requests NONE = new Requests(SignOffRequest.NONE, null, null);

        Requests on(Recorded r) {
            boolean ofAReturn = r.event() instanceof ComplaintReturned || r.event() instanceof ReturnReviewed;
            return new Requests(
                    signOff.on(r),
                    r.event() instanceof LoweringProposed ? Moment.of(r) : lowering,
                    ofAReturn ? Moment.of(r) : returned);
        }
    }
}
