package org.caseledger.api.wiring;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.command.accountability.DeclareAccountability;
import org.caseledger.command.accountability.WithdrawAccountability;
import org.caseledger.command.calendar.RecordHolidays;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.delegation.DelegationCommand;
import org.caseledger.command.duty.DutyCommand;
import org.caseledger.command.duty.ImportRoster;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.incident.IncidentCommand;
import org.caseledger.command.inspection.InspectionCommand;
import org.caseledger.command.oversight.OversightCommand.AnswerFinding;
import org.caseledger.command.reporting.ReportingCommand;
import org.caseledger.command.respondent.RespondentCommand;
import org.caseledger.command.sampling.SampleCommand;
import org.caseledger.text.Labelled;

/** What each command is called, by its name in an address: histories name what was refused. */
final class CommandNames {
    private CommandNames() {}

    static Map<String, Labelled> all() {
        var names = new HashMap<String, Labelled>();
        Stream.of(
                        ComplaintCommands.all().stream(),
                        Stream.of(
                                        DelegationCommand.class,
                                        DutyCommand.class,
                                        IncidentCommand.class,
                                        InspectionCommand.class,
                                        ReportingCommand.class,
                                        RespondentCommand.class,
                                        SampleCommand.class)
                                .flatMap(type -> Stream.of(type.getPermittedSubclasses())),
                        Stream.of(
                                DeclareAccountability.class,
                                WithdrawAccountability.class,
                                ImportRoster.class,
                                RecordHolidays.class,
                                AnswerFinding.class))
                .flatMap(types -> types)
                .forEach(type -> names.put(Commands.pathOf(type), Commands.wordOf(type)));
        return Map.copyOf(names);
    }
}
