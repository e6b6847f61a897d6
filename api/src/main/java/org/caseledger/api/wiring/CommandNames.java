package org.caseledger.api.wiring;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.command.Commands;
import org.caseledger.command.GivenBy;
import org.caseledger.command.accountability.DeclareAccountability;
import org.caseledger.command.accountability.WithdrawAccountability;
import org.caseledger.command.duty.DutyCommand;
import org.caseledger.command.incidents.IncidentCommand;
import org.caseledger.command.inspections.InspectionCommand;
import org.caseledger.events.Labelled;
import org.caseledger.query.history.Sentence;

/** What each command is called, by its name in an address: histories tell what was refused. */
final class CommandNames {

    private CommandNames() {}

    static Map<String, Labelled> all() {
        var names = new HashMap<String, Labelled>();
        Commands.all().forEach(type -> names.put(Commands.pathOf(type), Commands.wordOf(type)));
        Stream.of(DutyCommand.class, IncidentCommand.class, InspectionCommand.class)
                .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                .forEach(type -> put(names, type));
        put(names, DeclareAccountability.class);
        put(names, WithdrawAccountability.class);
        return Map.copyOf(names);
    }

    private static void put(Map<String, Labelled> names, Class<?> type) {
        var given = type.getAnnotation(GivenBy.class);
        names.put(Commands.pathOf(type), new Sentence(given.zh(), given.en()));
    }
}
