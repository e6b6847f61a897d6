package org.caseledger.procedure;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.caseledger.events.Clock;
import org.jspecify.annotations.Nullable;

/**
 * One time limit of a procedure: which events start it, for which cases, its length, its clause, and the first and last
 * day on which it is in force (both inclusive, null: open).
 */
public record DeadlineRule(
        String id,
        Clock clock,
        Set<String> startedBy,
        Condition when,
        Limit limit,
        String clause,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable Extension extension,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean suspendable) {
    /** The events that can start a deadline; a misspelt name would silently start none. */
    public static final List<String> STARTING_EVENTS = List.of(
            "ComplaintReceived",
            "ComplaintClassified",
            "RoutingSignedOff",
            "NewFactsReported",
            "JurisdictionDisputed",
            "AssistanceAsked",
            "ComplaintAssigned",
            "ComplaintReturned",
            "ComplaintAccepted",
            "MediationRecorded",
            "LeadFound",
            "LeadDecided",
            "ComplaintReplied",
            "ComplaintReopened");

    private static final Set<String> ASKED = Set.of("AssistanceAsked");

    public DeadlineRule {
        InvalidValue.ifMissing("id", id);
        InvalidValue.ifMissing("clock", clock);
        InvalidValue.ifMissing("startedBy", startedBy);
        InvalidValue.ifMissing("limit", limit);
        InvalidValue.ifMissing("clause", clause);
        Set<String> unknown = new TreeSet<>(startedBy);
        STARTING_EVENTS.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new InvalidValue(
                    "startedBy",
                    unknown + " 不是可起算的事件，可用：" + STARTING_EVENTS,
                    unknown + " starts no clock; allowed: " + STARTING_EVENTS);
        }
        if (from != null && until != null && until.isBefore(from)) {
            throw new InvalidValue(
                    "until", "截止日 " + until + " 早于生效日 " + from, "until " + until + " is before from " + from);
        }
        boolean ofAssistance = clock == Clock.ASSISTANCE;
        if (ofAssistance ? !startedBy.equals(ASKED) : startedBy.containsAll(ASKED)) {
            throw new InvalidValue(
                    "startedBy",
                    "AssistanceAsked 起算且只起算协办时限",
                    "AssistanceAsked starts assistance deadlines, and nothing else does");
        }
        if (ofAssistance && (extension != null || suspendable)) {
            throw new InvalidValue(
                    "clock",
                    "协办时限不延期、不中止，可撤销后重新安排",
                    "an assistance deadline is neither extended nor suspended; the request is"
                            + " withdrawn and made anew");
        }
        // In one order: of several that are due together the first is recorded.
        startedBy = Collections.unmodifiableSortedSet(new TreeSet<>(startedBy));
        when = when == null ? Condition.ANY : when;
    }

    /** Whether the event starts this deadline for such a case on that day. */
    public boolean startsWith(String eventName, CaseFacts facts, LocalDate on) {
        return startedBy.contains(eventName) && when.fits(facts) && isInForce(on);
    }

    /** Whether it starts deadlines on that day. */
    public boolean isInForce(LocalDate on) {
        return (from == null || !on.isBefore(from)) && (until == null || !on.isAfter(until));
    }

    static void refuseRepeatedIds(List<DeadlineRule> rules) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            String ruleId = rules.get(i).id();
            if (!ids.add(ruleId)) {
                throw new InvalidValue(
                        "rules[" + i + "].id", "规则编号 " + ruleId + " 重复", "an earlier rule has the id " + ruleId);
            }
        }
    }
}
