package org.caseledger.command.complaint;

import java.util.List;
import java.util.Set;
import org.caseledger.command.complaint.clocks.RecordMissedDeadline;
import org.caseledger.command.complaint.clocks.RecountDeadlines;
import org.caseledger.command.complaint.papers.IssuePaper;
import org.caseledger.command.complaint.parties.AddFacts;
import org.caseledger.command.complaint.parties.GiveQueryCode;
import org.caseledger.command.complaint.retention.ObserveRetention;
import org.caseledger.command.complaint.state.BeginningCommand;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.LedgerCommand;

/** Every command on a case, in the order of life; its {@link LedgerCommand} says the rest. */
public final class ComplaintCommands {

    /** What the ledger itself gives on a case; papers, and by the portal, for whoever asks. */
    private static final Set<Class<? extends ComplaintCommand>> BY_THE_LEDGER =
            Set.of(
                    RecordMissedDeadline.class,
                    RecountDeadlines.class,
                    ObserveRetention.class,
                    IssuePaper.class,
                    AddFacts.class,
                    GiveQueryCode.class);

    private static final List<Class<? extends ComplaintCommand>> ON_A_CASE =
            Complaint.COMMANDS.stream()
                    .filter(
                            type ->
                                    !BeginningCommand.class.isAssignableFrom(type)
                                            && !BY_THE_LEDGER.contains(type))
                    .toList();

    private ComplaintCommands() {}

    /** All commands, in the order of life. */
    public static List<Class<? extends ComplaintCommand>> all() {
        return Complaint.COMMANDS;
    }

    /** Those that people give on a case that exists, in the order of life. */
    public static List<Class<? extends ComplaintCommand>> onACase() {
        return ON_A_CASE;
    }
}
