package org.caseledger.api.lists;

import java.util.List;
import java.util.stream.Stream;
import org.caseledger.api.web.PageCommand;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.links.LinkCommand.JoinComplaint;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.urging.UrgingCommand.UrgeHandling;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.Role;

/** 批量办理: the commands that can be given on several cases of a list at once. */
public final class BatchCommands {
    private static final List<Class<? extends ComplaintCommand>> ALL =
            List.of(ClassifyComplaint.class, AssignComplaint.class, UrgeHandling.class, JoinComplaint.class);

    private BatchCommands() {}

    /** Every one of them, by its name in an address. */
    public static Stream<Class<? extends ComplaintCommand>> all() {
        return ALL.stream();
    }

    /** Those that a person of this role may give. */
    public static List<PageCommand> of(Role role) {
        return all().filter(command -> Commands.mayGive(role, command))
                .map(PageCommand::new)
                .toList();
    }
}
