package org.caseledger.command.gate;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.office.Delegable;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** What the {@link LedgerCommand} of a command's class states. */
public final class Commands {
    // Every refusal asks it of every command: reading an annotation again each time is slow.
    private static final ClassValue<Statement> STATEMENTS = new ClassValue<>() {
        @Override
        protected Statement computeValue(Class<?> type) {
            return Statement.of(
                    Objects.requireNonNull(type.getAnnotation(LedgerCommand.class), () -> type + " is no command"),
                    type);
        }
    };

    private record Statement(
            LedgerCommand policy,
            Text word,
            List<Role> roles,
            List<String> clauses,
            List<Method> reasons,
            List<ComplaintState> states,
            List<ComplaintState> inquiryStates,
            List<ComplaintKind> kinds) {
        static Statement of(LedgerCommand policy, Class<?> type) {
            var phases = List.of(policy.phases());
            var states = List.of(policy.states());
            boolean any = phases.isEmpty() && states.isEmpty();
            return new Statement(
                    policy,
                    new Text(policy.zh(), policy.en()),
                    List.of(policy.roles()),
                    List.of(policy.clause()),
                    partsWithAReason(type),
                    Arrays.stream(ComplaintState.values())
                            .filter(s -> any || phases.contains(s.phase()) || states.contains(s))
                            .toList(),
                    List.of(policy.inquiryStates()),
                    List.of(policy.kinds()));
        }
    }

    /** The parts of a command that hold a reason. */
    private static final Set<String> REASONS = Set.of("reason", "why", "lateReason", "notSatisfiedReason");

    private static List<Method> partsWithAReason(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .filter(c -> c.getType() == String.class && REASONS.contains(c.getName()))
                        .map(RecordComponent::getAccessor)
                        .toList()
                : List.of();
    }

    private Commands() {}

    /** The statement itself. */
    public static LedgerCommand of(Class<?> type) {
        return STATEMENTS.get(type).policy();
    }

    /** What a command is called. */
    public static Text wordOf(Class<?> type) {
        return STATEMENTS.get(type).word();
    }

    /** Its name in an address: {@code AcceptComplaint} is {@code accept-complaint}. */
    public static String pathOf(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase();
    }

    /** Whether this is a command of this role. */
    public static boolean mayGive(Role role, Class<?> type) {
        return rolesOf(type).contains(role);
    }

    /** Whether it may be given in this state of a case of this kind. */
    public static boolean mayBeGivenIn(ComplaintState state, ComplaintKind kind, Class<?> type) {
        return statesOf(type).contains(state)
                || kind == ComplaintKind.INQUIRY
                        && STATEMENTS.get(type).inquiryStates().contains(state);
    }

    /** The states of any case in which it may be given. */
    public static List<ComplaintState> statesOf(Class<?> type) {
        return STATEMENTS.get(type).states();
    }

    /** Whether it applies to cases of this kind. */
    public static boolean appliesTo(ComplaintKind kind, Class<?> type) {
        return STATEMENTS.get(type).kinds().contains(kind);
    }

    /** The roles that may give it. */
    public static List<Role> rolesOf(Class<?> type) {
        return STATEMENTS.get(type).roles();
    }

    /** As which kind of signature it may be delegated; empty if it may not be. */
    public static Optional<Delegable> delegableAs(Class<?> type) {
        return Arrays.stream(of(type).delegable()).findFirst();
    }

    /** The clauses that give it to these roles, each of another procedure. */
    public static List<String> clausesOf(Class<?> type) {
        return STATEMENTS.get(type).clauses();
    }

    /** The reasons that a command gives. */
    static List<String> reasonsOf(Command command) {
        return STATEMENTS.get(command.getClass()).reasons().stream()
                .map(reason -> told(reason, command))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable String told(Method reason, Command command) {
        try {
            return (String) reason.invoke(command);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The parts of a command can be read", e);
        }
    }
}
