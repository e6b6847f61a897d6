package org.caseledger.command.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.caseledger.text.Wording;
import org.jspecify.annotations.Nullable;

/** The rules that commands of all kinds share. */
public final class Guards {
    private static final Duration ENTERED_LATE = Duration.ofHours(24);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(WorkCalendar.ZONE);

    private Guards() {}

    /** Throws {@link Refused} unless the rule is kept. */
    public static void require(boolean kept, Rule rule, Object... about) {
        require(kept, rule.clauses(), rule, about);
    }

    /** A rule that is found in these clauses, each of another procedure. */
    public static void require(boolean kept, List<String> clauses, Rule rule, Object... about) {
        if (!kept) {
            throw new Refused(clauses, rule, about);
        }
    }

    /** A rule that comes from the clause that the procedure in force has for it. */
    public static void require(boolean kept, String clause, Rule rule, Object... about) {
        if (!kept) {
            throw new Refused(clause, rule, about);
        }
    }

    /**
     * Decides, and throws {@link ConflictingAggregateVersionException} when the request of the command is meant for
     * other versions of the aggregate; one that begins has none. A refusal by a rule goes first, since it says more.
     */
    public static void onVersion(Command command, MetaData by, Runnable decision) {
        var expected = (Set<?>) by.get(Request.EXPECTED_VERSIONS);
        Long actual = AggregateLifecycle.getVersion();
        decision.run();
        if (expected != null && actual != null && !expected.contains(actual)) {
            throw new ConflictingAggregateVersionException(command.aggregate().toString(), -1, actual);
        }
    }

    /** Whether a reason is given; throws {@link Refused} for one that is not in words. */
    public static boolean says(@Nullable String reason) {
        if (!isFilled(reason)) {
            return false;
        }
        inWords(reason);
        return true;
    }

    /** Whether something is entered at all, such as a clause, a name or a method. */
    public static boolean isFilled(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /** A reason, an explanation or an opinion is in words. */
    public static void inWords(@Nullable String text) {
        require(Wording.isInWords(text), Rule.REASON_IN_WORDS);
    }

    /** Only the roles that a command names may give it; on behalf of a leader, only people with a delegation. */
    public static void role(Class<?> type, DecisionContext context) {
        delegated(type, context);
        var role = context.actor().role();
        var roles = Commands.rolesOf(type);
        if (!roles.contains(role)) {
            // Put into words only when it is read: of most offers that do not stand it never is.
            Labelled allowed = () -> Text.list(roles);
            throw new Refused(Commands.clausesOf(type), Rule.ROLE, Commands.wordOf(type), role, allowed);
        }
    }

    private static void delegated(Class<?> type, DecisionContext context) {
        var behalf = context.actor().behalf();
        if (behalf == null) {
            return;
        }
        var word = Commands.wordOf(type);
        var kind = Commands.delegableAs(type);
        require(kind.isPresent(), Commands.clausesOf(type), Rule.SIGNED_IN_PERSON, word);
        require(
                context.office().delegations().stream()
                        .filter(one -> one.isInForce(context.now()) && one.isOf(context.actor()))
                        .anyMatch(one -> one.kinds().contains(kind.get())),
                Commands.clausesOf(type),
                Rule.DELEGATION_IN_FORCE,
                behalf.name(),
                word);
    }

    /** Reasons are in words; nothing happens in the future, and what happened long ago is entered with a reason. */
    public static void timesAndReasons(Command command, DecisionContext context) {
        Commands.reasonsOf(command).forEach(Guards::says);
        @Nullable Instant at = command.statedAt();
        if (at == null) {
            return;
        }
        require(!at.isAfter(context.now()), Rule.NOT_IN_THE_FUTURE);
        boolean late = Duration.between(at, context.now()).compareTo(ENTERED_LATE) > 0;
        require(!late || says(command.lateReason()), Rule.LATE_ENTRY_NEEDS_REASON);
    }

    /** The unit of this code; throws {@link Refused} when there is none. */
    public static Unit knownUnit(UnitId id, DecisionContext context) {
        return context.office().unit(id).orElseThrow(() -> new Refused(Rule.UNIT_KNOWN, id));
    }

    /** A time of the office as a refusal shows it. */
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }
}
