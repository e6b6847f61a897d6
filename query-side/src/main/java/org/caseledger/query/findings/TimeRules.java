package org.caseledger.query.findings;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.procedure.Gates;
import org.caseledger.query.approvals.Moment;
import org.caseledger.query.history.Times;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** Rules about stated times, which the ledger cannot verify (P9.03, P9.12). */
final class TimeRules {
    private TimeRules() {}

    static @Nullable Found signedOnPaper(WatchedCase c, Recorded now, Act e, @Nullable Gates gates) {
        if (!isSignature(e) || e.occurred().paper() == null) {
            return null;
        }
        return Found.of(
                        List.of(),
                        now.actor().person(),
                        null,
                        "纸质签批，所注时间%s，%s补录",
                        "Signed on paper at %s as stated, entered at %s",
                        Times.at(e.occurred().at()),
                        Times.at(now.recordedAt()))
                .by(clause(e, gates));
    }

    /** Since a signature takes no stated time any more, only older histories have this. */
    static @Nullable Found signatureDatedBack(WatchedCase c, Recorded now, Act e, @Nullable Gates gates) {
        var moment = Moment.of(now);
        if (!isSignature(e) || e.occurred().paper() != null || moment.migrated() || !moment.isEntryOfThePast()) {
            return null;
        }
        return Found.of(
                        List.of(),
                        now.actor().person(),
                        null,
                        "所填签批时间%s，实际于%s签批",
                        "Signed at %s as stated, actually at %s",
                        Times.at(e.occurred().at()),
                        Times.at(now.recordedAt()))
                .by(clause(e, gates));
    }

    /** Refused today, so that only older histories have this. */
    static @Nullable Found datedBeforeItsBasis(WatchedCase c, Recorded now, Act e, @Nullable Gates gates) {
        var basis = basis(c, e);
        if (basis == null
                || e.occurred().source() != null
                || e.occurredAt() == null
                || basis.doneAt() == null
                || !e.occurredAt().isBefore(basis.doneAt().truncatedTo(ChronoUnit.SECONDS))) {
            return null;
        }
        return Found.of(
                List.of(basis.position()),
                now.actor().person(),
                c.routing().unit(),
                "所填时间%s，早于所依据的步骤记入台账的时间%s",
                "Dated %s, before the step that it builds on was recorded at %s",
                Times.at(e.occurredAt()),
                Times.at(basis.doneAt()));
    }

    private static @Nullable Moment basis(WatchedCase c, Act act) {
        if (act instanceof ComplaintAssigned) {
            return c.routing().signedOff();
        } else if (act instanceof ComplaintAccepted
                || act instanceof ComplaintDeclined
                || act instanceof ComplaintReturned) {
            return c.routing().assigned();
        }
        boolean onADraft =
                act instanceof ReplyApproved || act instanceof ReplyRejected || act instanceof ComplaintReplied;
        return onADraft && c.reply().draft() != null ? c.reply().draft().drafted() : null;
    }

    static @Nullable Found metAsStated(WatchedCase c, Recorded now, DeadlineMet e, @Nullable Gates gates) {
        var clock = c.clocks().of(e).orElse(null);
        if (clock == null || c.about().adopting() || !e.isOnlyAsStated(now.recordedAt(), clock.dueAt())) {
            return null;
        }
        return Found.of(
                        List.of(clock.setAt()),
                        now.actor().person(),
                        e.clock().answering(clock.unit(), c.routing().unit()),
                        "%s届满于%s，按所填时间%s完成，%s方才录入",
                        "The %s deadline was due at %s and met at %s as stated, entered at %s",
                        e.clock(),
                        Times.until(clock.dueAt()),
                        Times.at(e.metAt()),
                        Times.at(now.recordedAt()))
                .by(clock.clause());
    }

    private static boolean isSignature(Act act) {
        return act instanceof RoutingSignedOff
                || act instanceof ReplyApproved
                || act instanceof ReplyRejected
                || act instanceof DraftReviewed
                || act instanceof OpinionReviewed
                || act instanceof ReturnReviewed;
    }

    private static @Nullable String clause(Act signature, @Nullable Gates gates) {
        if (gates == null) {
            return null;
        } else if (signature instanceof RoutingSignedOff) {
            return gates.signOff() == null ? null : gates.signOff().clause();
        } else if (signature instanceof DraftReviewed) {
            return gates.unitReview() == null ? null : gates.unitReview().clause();
        } else if (signature instanceof OpinionReviewed) {
            return gates.opinion() == null || gates.opinion().review() == null
                    ? null
                    : gates.opinion().review().clause();
        }
        var gate = signature instanceof ReturnReviewed ? gates.returns() : null;
        if (gate != null) {
            return gate.clause();
        }
        return gates.approvals() == null ? null : gates.approvals().clause();
    }
}
