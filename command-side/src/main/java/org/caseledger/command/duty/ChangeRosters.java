package org.caseledger.command.duty;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caseledger.command.gate.Command;
import org.caseledger.events.duty.Roster;

/**
 * Several changes of rosters in one request, each decided on what those before it lead to, all recorded or none;
 * refused with the first that a rule forbids.
 */
public record ChangeRosters(List<? extends DutyCommand> changes) implements Command {
    @Override
    public UUID aggregate() {
        return changes.get(0).aggregate();
    }

    @Override
    public String streamKind() {
        return Roster.KIND;
    }

    @Override
    public String handledAs() {
        return ChangeRosters.class.getName();
    }

    @Override
    public Set<UUID> streams() {
        return changes.stream().map(Command::aggregate).collect(Collectors.toUnmodifiableSet());
    }
}
