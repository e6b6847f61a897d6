package org.caseledger.query.process;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.facts.RoundFacts;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardCase;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** The data of one step, by which the constraints of a procedure judge it. */
public record StepData(Map<Datum, String> values) {
    /** The data of a step about which nothing is known. */
    public static final StepData NONE = new StepData(Map.of());

    public StepData {
        var ordered = new EnumMap<Datum, String>(Datum.class);
        ordered.putAll(values);
        values = Collections.unmodifiableMap(ordered);
    }

    /** The value, null where the step does not tell it. */
    public @Nullable String get(Datum datum) {
        return values.get(datum);
    }

    /** Of an event that comes after what is known of the case, null before its receipt. */
    static StepData of(@Nullable TracedCase before, ComplaintEvent event) {
        var values = new EnumMap<Datum, String>(Datum.class);
        if (before == null) {
            values.put(Datum.ROUND, "1");
            if (event instanceof ComplaintReceived receipt) {
                put(values, CaseFacts.of(receipt));
            }
            return new StepData(values);
        }
        values.putAll(ofCase(before).values());
        putOwn(values, before, event);
        return new StepData(values);
    }

    /** What is known of a case. */
    static StepData ofCase(TracedCase known) {
        var values = new EnumMap<Datum, String>(Datum.class);
        put(values, facts(known.board()));
        values.put(Datum.ROUND, String.valueOf(known.board().card().round()));
        boolean proposed = known.ofTheRound().opinion() != RoundFacts.Opinion.NONE;
        values.put(Datum.OPINION, proposed ? known.times("OpinionProposed") : "0");
        boolean drafted = known.board().signing().approved() != null;
        values.put(Datum.DRAFT, drafted ? known.times("ReplyDrafted") : "0");
        put(values, Datum.ACCEPTED, known.has("ComplaintAccepted"));
        put(values, Datum.PROPOSED, proposed);
        put(values, Datum.REPLIED, known.ofTheRound().replied());
        return new StepData(values);
    }

    private static void put(Map<Datum, String> values, Datum datum, boolean value) {
        values.put(datum, String.valueOf(value));
    }

    private static void put(Map<Datum, String> values, CaseFacts facts) {
        if (facts.kind() != null) {
            values.put(Datum.KIND, facts.kind().name());
        }
        values.put(Datum.SEVERITY, facts.severity().name());
        for (var flag : Flag.values()) {
            put(values, Datum.of(flag), facts.flags().contains(flag));
        }
    }

    /** The properties of the step itself; a draft and an opinion begin with their step. */
    private static void putOwn(Map<Datum, String> values, TracedCase before, ComplaintEvent event) {
        if (event instanceof OpinionProposed e) {
            values.put(Datum.OPINION, before.timesAfter("OpinionProposed"));
            put(values, Datum.PLANNED, isComplete(e.plan()));
        } else if (event instanceof OpinionReviewed e) {
            put(values, Datum.AGREED, e.agreed());
        } else if (event instanceof InvestigationRecorded e) {
            put(values, Datum.ON_SITE, e.onSite());
        } else if (event instanceof ReplyDrafted) {
            values.put(Datum.DRAFT, before.timesAfter("ReplyDrafted"));
        } else if (event instanceof ReplyApproved e) {
            var approved = before.board().signing().approved();
            int signature = approved == null ? 0 : approved.size() + 1;
            values.putAll(ofApproval(e.level(), signature).values());
        }
    }

    /** The properties of an approval: its level, and its place among those of its draft. */
    static StepData ofApproval(ApprovalLevel level, int signature) {
        return new StepData(Map.of(Datum.LEVEL, level.name(), Datum.SIGNATURE, String.valueOf(signature)));
    }

    private static boolean isComplete(Plan plan) {
        return StringUtils.hasText(plan.method()) && plan.by() != null && StringUtils.hasText(plan.responsible());
    }

    private static CaseFacts facts(BoardCase board) {
        BoardCard card = board.card();
        return card.severity() == null
                ? CaseFacts.unclassified(card.kind(), card.channel())
                : new CaseFacts(
                        card.kind(),
                        card.channel(),
                        card.severity(),
                        card.difficulty(),
                        card.opinionLevel(),
                        board.line(),
                        Set.copyOf(card.flags()));
    }
}
