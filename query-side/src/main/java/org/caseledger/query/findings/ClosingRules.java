package org.caseledger.query.findings;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.complaint.ClosingEvent.CallBackAttempted;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.events.oversight.RepeatNotLinked;
import org.caseledger.procedure.Gates;
import org.caseledger.query.history.Times;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Rules about time, and about what becomes of a case after its reply. */
final class ClosingRules {
    /** Clocks with rules of their own. */
    private static final Set<Clock> TOLD_ELSEWHERE = EnumSet.of(Clock.REASSIGNMENT, Clock.FOLLOW_UP);

    /** The clocks that the complaint center answers for and not the unit. */
    private static final Set<Clock> OF_THE_CENTER = EnumSet.of(Clock.SIGN_OFF, Clock.DISPATCH);

    private ClosingRules() {}

    /** P9.08: a later time is promised while the limit runs. */
    static @Nullable Found extendedAfterDeadline(
            WatchedCase c, Recorded now, DeadlineExtended e, @Nullable Gates gates) {
        var clock = c.clocks().of(e).orElse(null);
        if (clock == null) {
            return null;
        }
        boolean after = e.occurredAt() != null && !e.occurredAt().isBefore(clock.dueAt());
        if (!after && !clock.missed()) {
            return null;
        }
        return Found.of(
                        List.of(clock.setAt()),
                        e.approvedBy(),
                        c.routing().unit(),
                        "%s届满后才延期",
                        "The %s deadline had passed when it was extended",
                        e.clock())
                .by(e.clause());
    }

    /** P9.08, P2.17: a limit is extended no longer, and no more often, than the procedure permits. */
    static @Nullable Found extendedBeyondOrAgain(WatchedCase c, Recorded now, DeadlineExtended e, CaseRules rules) {
        var clock = c.clocks().of(e).orElse(null);
        var extension = clock == null ? null : rules.extension(clock.rule()).orElse(null);
        if (extension == null) {
            return null;
        }
        int times = clock.extensions() + 1;
        var latest = rules.latest(extension, clock.dueFirst(), times, now.position());
        boolean again = times > extension.times();
        if (!again && (latest == null || !e.dueAt().isAfter(latest))) {
            return null;
        }
        return Found.of(
                        List.of(clock.setAt()),
                        e.approvedBy(),
                        c.routing().unit(),
                        again ? "%s第%d次延期，最多%d次" : "%s第%d次延期超过最长期限，最迟可至%3$s",
                        again
                                ? "Extension no. %2$d of the %1$s deadline; allowed: %3$d"
                                : "Extension no. %2$d of the %1$s deadline promises a time after %3$s,"
                                        + " the latest allowed",
                        e.clock(),
                        times,
                        again ? extension.times() : Times.at(latest))
                .by(extension.clause());
    }

    /** A promised time that passes as well is one more miss that no extension covers. */
    static @Nullable Found deadlineMissed(WatchedCase c, Recorded now, DeadlineMissed e, @Nullable Gates gates) {
        if (TOLD_ELSEWHERE.contains(e.clock())) {
            return null;
        }
        var clock = c.clocks().of(e).orElse(null);
        boolean promised = clock != null && clock.extended();
        boolean ofUnit = !OF_THE_CENTER.contains(e.clock());
        boolean assists = clock != null && clock.unit() != null;
        var found = Found.of(
                        clock == null ? List.of() : List.of(clock.setAt()),
                        ofUnit && !assists ? c.routing().handler() : null,
                        assists ? clock.unit() : ofUnit ? c.routing().unit() : null,
                        promised ? "%s逾期（承诺时间已过）" : "%s逾期",
                        promised ? "The %s deadline passed, as did the promised time" : "The %s deadline passed",
                        e.clock())
                .by(clock == null ? null : clock.clause());
        return clock == null || clock.countsDays() ? found : found.needing(SourceGap.TIME_OF_DAY);
    }

    /** P9.03: what was recorded is what was decided upon. */
    static @Nullable Found correctedAfterReply(WatchedCase c, Recorded now, RecordCorrected e, @Nullable Gates gates) {
        var sent = c.reply().sent();
        return sent == null
                ? null
                : Found.of(
                        List.of(sent.position()),
                        now.actor().person(),
                        now.actor().unit(),
                        "回复后更正：%s，原因：%s",
                        "Corrected after the reply: %s; reason: %s",
                        e.field(),
                        e.reason());
    }

    /** P2.21: once for each reply, when the clock passes or, where none runs, at the archive. */
    static @Nullable Found noFollowUp(WatchedCase c, Recorded now, ComplaintEvent e, @Nullable Gates gates) {
        boolean passed = e instanceof DeadlineMissed missed && missed.clock() == Clock.FOLLOW_UP;
        boolean closed = e instanceof ComplaintArchived && !c.clocks().runs(Clock.FOLLOW_UP);
        if (!c.reply().followUpOwed() || !passed && !closed) {
            return null;
        }
        return Found.of(
                        List.of(c.reply().sent().position()),
                        closed ? now.actor().person() : null,
                        null,
                        closed ? "未回访即归档" : "回访时限届满未回访",
                        closed ? "Archived without a follow-up" : "No follow-up before the deadline passed")
                .needing(SourceGap.FOLLOW_UP)
                .by(
                        e instanceof DeadlineMissed missed
                                ? c.clocks()
                                        .of(missed)
                                        .map(WatchedClock::clause)
                                        .orElse(null)
                                : null);
    }

    /** P2.19, P3.19, P7.14: another medium, or a note on why there is no follow-up, is due after the third attempt. */
    static @Nullable Found notReached(WatchedCase c, Recorded now, CallBackAttempted e, @Nullable Gates gates) {
        if (c.reply().ofTheRound().on(e).missedCalls() != 3 || e.reached()) {
            return null;
        }
        return Found.of(
                c.reply().sent() == null ? List.of() : List.of(c.reply().sent().position()),
                now.actor().person(),
                null,
                "为回访联系三次，均未联系到投诉人",
                "Three attempts at a follow-up reached no one");
    }

    /** P2.18, P7.13: what did not satisfy is handled again, whenever the complainant says so. */
    static @Nullable Found archivedNotSatisfied(WatchedCase c, Recorded now, ComplaintEvent e, @Nullable Gates gates) {
        if (gates == null || gates.dissatisfied() == null) {
            return null;
        }
        var sent = c.reply().sent();
        boolean archived = c.isArchived();
        boolean archives =
                e instanceof ComplaintArchived && c.reply().ofTheRound().satisfaction() == Satisfaction.NOT;
        boolean follows =
                archived && e instanceof FollowUpRecorded followUp && followUp.satisfaction() == Satisfaction.NOT;
        if (!archives && !follows) {
            return null;
        }
        boolean explained = e instanceof ComplaintArchived a && a.notSatisfiedReason() != null;
        return Found.of(
                        sent == null ? List.of() : List.of(sent.position()),
                        follows ? c.archived().person() : now.actor().person(),
                        c.routing().unit(),
                        follows ? "归档后回访，投诉人不满意" : explained ? "投诉人不满意，局领导说明理由后归档" : "投诉人不满意，未说明理由即归档",
                        follows
                                ? "Not satisfied, as a follow-up after the archive says"
                                : explained
                                        ? "Archived by a leader, with a reason, although not satisfied"
                                        : "Archived without a leader’s reason although not satisfied")
                .by(gates.dissatisfied().clause());
    }

    /** O121-26: an assessment of how a case was handled is not made by who handled it. */
    static @Nullable Found followedUpByHandler(WatchedCase c, Recorded now, FollowUpRecorded e, @Nullable Gates gates) {
        var person = now.actor().person();
        if (e.occurred().source() != null || !c.involved().handled().contains(person)) {
            return null;
        }
        return Found.of(
                c.reply().sent() == null ? List.of() : List.of(c.reply().sent().position()),
                person,
                null,
                "承办此件的人员自行回访",
                "The follow-up was made by a person who handled the case");
    }

    /** P4.22: known by what the ledger noticed, since it takes other cases and sealed phones. */
    static @Nullable Found repeatNotLinked(WatchedCase c, Recorded now, RepeatNotLinked e, @Nullable Gates gates) {
        var archived = c.archived();
        return Found.of(
                archived == null ? List.of(e.received()) : List.of(e.received(), archived.position()),
                archived == null ? null : archived.person(),
                null,
                "与%s为同一电话、同一被投诉人（%d日内），归档时未关联或并案",
                "Same phone number and respondent as %s (within %d days); archived without a link",
                e.number(),
                e.withinDays());
    }

    /** P3.13: found by the event of the ledger's own watch, since ignoring an order is no act. */
    static @Nullable Found rectificationOverdue(
            WatchedCase c, Recorded now, RectificationOverdue e, @Nullable Gates gates) {
        return Found.of(
                List.of(),
                c.routing().handler(),
                c.routing().unit(),
                "整改第%d项到期未完成",
                "Rectification %d was not completed when due",
                e.order());
    }

    /** P9.04: what the dossier of an answered case must contain; an unanswered one needs only form and feedback. */
    static @Nullable Found dossierGaps(WatchedCase c, Recorded now, ComplaintArchived e, @Nullable Gates gates) {
        boolean handled = c.reply().sent() != null && c.about().facts().kind() != ComplaintKind.INQUIRY;
        var missing = handled
                ? EnumSet.allOf(DossierPart.class)
                : EnumSet.of(DossierPart.REGISTRATION_FORM, DossierPart.FEEDBACK_RECORD);
        missing.removeAll(e.present());
        if (missing.isEmpty()) {
            return null;
        }
        return Found.of(
                List.of(), now.actor().person(), c.routing().unit(), "缺少：%s", "Missing: %s", Text.list(missing));
    }
}
