package org.caseledger.command.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** The rules that commands of all kinds share. */
public final class Guards {

    private static final Duration ENTERED_LATE = Duration.ofHours(24);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(WorkCalendar.ZONE);

    private Guards() {}

    /** Throws {@link Refused} unless the rule is kept. */
    public static void require(boolean kept, Rule rule, Object... about) {
        require(kept, rule.clause(), rule, about);
    }

    /** A rule that comes from the clause that the procedure in force has for it. */
    public static void require(boolean kept, String clause, Rule rule, Object... about) {
        if (!kept) {
            throw new Refused(clause, rule, about);
        }
    }

    /** Blanks are no reason. */
    public static boolean says(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /** Only the roles that a command names give it. */
    public static void role(Class<?> type, DecisionContext context) {
        var role = context.actor().role();
        var roles = Commands.rolesOf(type);
        if (!roles.contains(role)) {
            throw new Refused(
                    Commands.of(type).clause(),
                    Rule.ROLE,
                    Commands.wordOf(type),
                    role,
                    Text.list(roles));
        }
    }

    /** Nothing happens in the future, and what happened long ago is entered with a reason. */
    public static void times(Command command, DecisionContext context) {
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
