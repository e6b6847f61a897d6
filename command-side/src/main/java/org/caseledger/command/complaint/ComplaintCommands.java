package org.caseledger.command.complaint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.command.complaint.assisting.AssistanceCommand;
import org.caseledger.command.complaint.classifying.ClassificationCommand;
import org.caseledger.command.complaint.clocks.DeadlineCommand;
import org.caseledger.command.complaint.closing.ClosingCommand;
import org.caseledger.command.complaint.handling.HandlingCommand;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.complaint.importing.ReplayComplaint;
import org.caseledger.command.complaint.links.LinkCommand;
import org.caseledger.command.complaint.notes.WriteNote;
import org.caseledger.command.complaint.papers.PaperCommand;
import org.caseledger.command.complaint.parties.PartyCommand;
import org.caseledger.command.complaint.passing.PassingCommand;
import org.caseledger.command.complaint.receiving.CorrectRecord;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.receiving.SplitFiling;
import org.caseledger.command.complaint.replying.ReplyCommand;
import org.caseledger.command.complaint.retention.RetentionCommand;
import org.caseledger.command.complaint.routing.RoutingCommand;
import org.caseledger.command.complaint.secrecy.SecrecyCommand;
import org.caseledger.command.complaint.state.BeginningCommand;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.urging.UrgingCommand;
import org.caseledger.command.gate.Commands;

/** The commands on a case in the order of its life, as their families and {@code @LedgerCommand} give it. */
public final class ComplaintCommands {
    private static final List<Class<? extends ComplaintCommand>> ALL = inOrder(Stream.of(
                    ReceiveComplaint.class,
                    AdoptHistory.class,
                    ReplayComplaint.class,
                    CorrectRecord.class,
                    SplitFiling.class,
                    PartyCommand.class,
                    PassingCommand.class,
                    LinkCommand.class,
                    ClassificationCommand.class,
                    RoutingCommand.class,
                    AssistanceCommand.class,
                    HandlingCommand.class,
                    ClosingCommand.class,
                    ReplyCommand.class,
                    DeadlineCommand.class,
                    UrgingCommand.class,
                    WriteNote.class,
                    SecrecyCommand.class,
                    PaperCommand.class,
                    RetentionCommand.class)
            .flatMap(ComplaintCommands::membersOf)
            .toList());

    private static final List<Class<? extends ComplaintCommand>> ON_A_CASE = ALL.stream()
            .filter(type -> !BeginningCommand.class.isAssignableFrom(type)
                    && Commands.of(type).hasForm())
            .toList();

    private ComplaintCommands() {}

    /** All commands, in the order of life. */
    public static List<Class<? extends ComplaintCommand>> all() {
        return ALL;
    }

    /** Those that people give on a case that exists, in the order of life. */
    public static List<Class<? extends ComplaintCommand>> onACase() {
        return ON_A_CASE;
    }

    private static Stream<Class<? extends ComplaintCommand>> membersOf(Class<?> family) {
        return Stream.of(family.isRecord() ? new Class<?>[] {family} : family.getPermittedSubclasses())
                .map(type -> type.asSubclass(ComplaintCommand.class));
    }

    /**
     * Each command that follows another one moves there, with those that stand after it; one that follows none is an
     * {@link IllegalStateException}.
     */
    static List<Class<? extends ComplaintCommand>> inOrder(List<Class<? extends ComplaintCommand>> written) {
        List<Class<? extends ComplaintCommand>> ordered = new ArrayList<>();
        var runs = new HashMap<String, List<Class<? extends ComplaintCommand>>>();
        var run = ordered;
        Class<?> family = null;
        for (var type : written) {
            var after = Commands.of(type).after();
            if (!after.isEmpty()) {
                run = runs.computeIfAbsent(after, path -> new ArrayList<>());
            } else if (type.getEnclosingClass() != family) {
                run = ordered;
            }
            family = type.getEnclosingClass();
            run.add(type);
        }
        for (int i = 0; i < ordered.size(); i++) {
            var followers = runs.remove(Commands.pathOf(ordered.get(i)));
            if (followers != null) {
                ordered.addAll(i + 1, followers);
            }
        }
        if (!runs.isEmpty()) {
            throw new IllegalStateException("no command is called " + runs.keySet());
        }
        return List.copyOf(ordered);
    }
}
