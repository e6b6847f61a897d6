package org.caseledger.query.findings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import lombok.With;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.Role;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ClosingEvent.ReconsiderationDecided;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.Secrecy;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.oversight.FindingAnswered;
import org.caseledger.procedure.Gates;
import org.caseledger.procedure.Requirement;
import org.caseledger.query.approvals.Moment;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * What the rules need to know of one case, and what they have found in it; {@code unsure} is what was found in a
 * migrated history before its gaps are recorded.
 */
record WatchedCase(
        CaseId caseId,
        @With long position,
        About about,
        Protection protection,
        Routing routing,
        ReplySoFar reply,
        Involved involved,
        WatchedClocks clocks,
        @Nullable Moment archived,
        List<Unsure> unsure,
        List<Finding> findings,
        @Nullable Secrecy secrecy) {
    /** A finding that holds only if the source knows of these. */
    record Unsure(Set<SourceGap> needs, Finding finding) {}

    /** {@code rules} by the id of the procedure; one that is gone asks for nothing. */
    static @Nullable WatchedCase on(
            @Nullable WatchedCase before, Recorded recorded, Function<String, @Nullable CaseRules> rules) {
        if (before == null) {
            return recorded.event() instanceof ComplaintReceived e ? begin(e, recorded) : null;
        }
        return recorded.position() <= before.position ? before : before.next(recorded, rules);
    }

    private static WatchedCase begin(ComplaintReceived e, Recorded recorded) {
        return new WatchedCase(
                recorded.caseId(),
                recorded.position(),
                About.of(e),
                Protection.NONE,
                Routing.NONE,
                ReplySoFar.NONE,
                Involved.NONE,
                WatchedClocks.NONE,
                null,
                List.of(),
                List.of(),
                null);
    }

    /** Whether the law asks that of the case, by its kind and the day on which it was received. */
    boolean isAsked(Requirement what, @Nullable Gates gates) {
        return gates != null
                && about.receivedOn() != null
                && gates.asks(what, about.facts().kind(), about.receivedOn()).isPresent();
    }

    private WatchedCase next(Recorded recorded, Function<String, @Nullable CaseRules> rules) {
        var sure = new ArrayList<>(findings);
        var doubtful = new ArrayList<>(unsure);
        if (recorded.event() instanceof FindingAnswered e) {
            sure.replaceAll(f -> f.isMeantBy(e) ? f.answered(e, recorded) : f);
        } else {
            find(recorded, rules.apply(about.procedure()), sure, doubtful);
        }
        if (recorded.event() instanceof HistoryAdopted e) {
            doubtful.stream()
                    .filter(u -> Collections.disjoint(u.needs(), e.gaps()))
                    .forEach(u -> sure.add(u.finding()));
            doubtful.clear();
        }
        var aboutNow = about.on(recorded.event());
        var next = new WatchedCase(
                caseId,
                position,
                aboutNow,
                protection.on(recorded, aboutNow, gates(rules)),
                routing.on(recorded),
                reply.on(recorded),
                involved.on(recorded),
                clocks.on(recorded),
                recorded.event() instanceof ComplaintArchived ? Moment.of(recorded) : archived,
                List.copyOf(doubtful),
                List.copyOf(sure),
                Secrecy.on(secrecy, recorded.event()));
        return next.equals(this) ? this : next.withPosition(recorded.position());
    }

    private @Nullable Gates gates(Function<String, @Nullable CaseRules> rules) {
        var own = rules.apply(about.procedure());
        return own == null ? null : own.gates();
    }

    private void find(Recorded recorded, @Nullable CaseRules rules, List<Finding> sure, List<Unsure> doubtful) {
        for (var rule : FindingRule.values()) {
            var found = rule.find(this, recorded, rules);
            if (found != null) {
                var finding = Finding.of(rule, found, about, recorded);
                if (about.adopting()) {
                    doubtful.add(new Unsure(found.needs(), finding));
                } else {
                    sure.add(finding);
                }
            }
        }
    }

    /** Whether it lies in the archive: the reply that it was sent last is older than that. */
    boolean isArchived() {
        var sent = reply.sent();
        return archived != null && (sent == null || sent.position() < archived.position());
    }

    /** The findings as lists show them: without free text for a secret case (P7.20). */
    List<Finding> listed() {
        return secrecy == null
                ? findings
                : findings.stream().map(Finding::withheld).toList();
    }

    /** The clocks of a case that have not ended. */
    record WatchedClocks(List<WatchedClock> open) {
        static final WatchedClocks NONE = new WatchedClocks(List.of());

        WatchedClocks on(Recorded recorded) {
            if (!(recorded.event() instanceof DeadlineEvent event)) {
                return this;
            }
            var next = new ArrayList<>(open);
            if (event instanceof DeadlineSet set) {
                next.removeIf(clock -> clock.isMeantBy(set));
                next.add(WatchedClock.of(set, recorded));
            } else if (event instanceof DeadlineMet || event instanceof DeadlineLapsed) {
                next.removeIf(clock -> clock.isMeantBy(event));
            } else {
                next.replaceAll(clock -> clock.isMeantBy(event) ? clock.on(event) : clock);
            }
            return next.equals(open) ? this : new WatchedClocks(List.copyOf(next));
        }

        /** The clock that an event is about; none in a history that never started it. */
        Optional<WatchedClock> of(DeadlineEvent event) {
            return open.stream().filter(clock -> clock.isMeantBy(event)).findFirst();
        }

        boolean runs(Clock clock) {
            return open.stream().anyMatch(c -> c.clock() == clock);
        }
    }

    /**
     * Who handled a case, who decided in the rounds before and in this one, each in one order, whether this round is a
     * reconsideration, and whether its result waits to be recorded.
     */
    record Involved(
            List<String> handled, List<String> before, List<String> now, boolean reconsidered, boolean resultWaits) {
        static final Involved NONE = new Involved(List.of(), List.of(), List.of(), false, false);

        Involved on(Recorded recorded) {
            if (!(recorded.event() instanceof Act act) || act.occurred().source() != null) {
                return this;
            }
            if (act instanceof BeginsRound e) {
                return new Involved(handled, merged(before, now), List.of(), e.reconsiders(), e.reconsiders());
            }
            var actor = recorded.actor();
            var person = List.of(actor.person());
            boolean handles = actor.role() == Role.HANDLER || answersWithoutADraft(act);
            return new Involved(
                    handles ? merged(handled, person) : handled,
                    before,
                    decides(act) ? merged(now, person) : now,
                    reconsidered,
                    resultWaits && !(act instanceof ReconsiderationDecided));
        }

        /** Those who decide on the reconsideration, with this reply, and decided before. */
        List<String> again(Recorded recorded, ComplaintReplied e) {
            if (!reconsidered) {
                return List.of();
            }
            var sender = answersWithoutADraft(e) ? List.of(recorded.actor().person()) : List.<String>of();
            return merged(now, sender).stream().filter(before::contains).toList();
        }

        private static boolean decides(Act act) {
            return act instanceof ReplyDrafted
                    || act instanceof DraftReviewed
                    || act instanceof ReplyApproved
                    || act instanceof OpinionProposed
                    || act instanceof OpinionReviewed
                    || act instanceof ComplaintDeclined
                    || act instanceof ReconsiderationDecided
                    || answersWithoutADraft(act);
        }

        private static boolean answersWithoutADraft(Act act) {
            return act instanceof ComplaintReplied e && e.draft() == null;
        }

        private static List<String> merged(List<String> some, List<String> more) {
            return List.copyOf(
                    new TreeSet<>(Stream.concat(some.stream(), more.stream()).toList()));
        }
    }
}
