package org.caseledger.command.gate;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.text.Text;

/** What the {@link LedgerCommand} of a command's class states. */
public final class Commands {

    private Commands() {}

    /** The statement itself. */
    public static LedgerCommand of(Class<?> type) {
        return Objects.requireNonNull(
                type.getAnnotation(LedgerCommand.class), () -> type + " is no command");
    }

    /** What a command is called. */
    public static Text wordOf(Class<?> type) {
        return new Text(of(type).zh(), of(type).en());
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
                        && Arrays.asList(of(type).inquiryStates()).contains(state);
    }

    /** The states of any case in which it may be given. */
    public static Set<ComplaintState> statesOf(Class<?> type) {
        var phases = Arrays.asList(of(type).phases());
        var states = Arrays.asList(of(type).states());
        boolean any = phases.isEmpty() && states.isEmpty();
        return EnumSet.allOf(ComplaintState.class).stream()
                .filter(s -> any || phases.contains(s.phase()) || states.contains(s))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ComplaintState.class)));
    }

    /** Whether it applies to cases of this kind. */
    public static boolean appliesTo(ComplaintKind kind, Class<?> type) {
        return Arrays.asList(of(type).kinds()).contains(kind);
    }

    /** The roles that may give it. */
    public static List<Role> rolesOf(Class<?> type) {
        return Arrays.asList(of(type).roles());
    }
}
