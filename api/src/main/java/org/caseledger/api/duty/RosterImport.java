package org.caseledger.api.duty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.importing.Rows;
import org.caseledger.api.security.Units;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.duty.ChangeRosters;
import org.caseledger.command.duty.RosterChanges;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Request;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.text.LabelledException;
import org.springframework.stereotype.Component;

/** Imports a roster from a table, CSV or XLSX: all of it, or nothing with every mistake reported. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RosterImport {
    private final CommandGate gate;
    private final Office office;
    private final EventLog log;
    private final Units units;
    private final Colleagues colleagues;

    /** What became of a table: with mistakes nothing was recorded; {@code position} is that of the last event. */
    public record Outcome(int rows, long position, List<RosterMistake> mistakes) {}

    /** Imports a table in the name of a person; throws {@link InvalidInputException} if it cannot be read at all. */
    public Outcome take(byte[] file, Actor actor, Request request) {
        var table = read(file);
        var commands = table.taken().stream().map(RosterTable.Taken::command).toList();
        var mistakes = new ArrayList<>(table.mistakes());
        // A repeated request gets its first answer, whatever has changed since.
        if (!gate.knows(request)) {
            RosterChanges.refusals(commands, actor, office, log)
                    .forEach((place, refused) -> mistakes.add(
                            new RosterMistake(table.taken().get(place).row(), "-", refused.text())));
        }
        if (!mistakes.isEmpty() || commands.isEmpty()) {
            mistakes.sort(Comparator.comparingLong(RosterMistake::row));
            return new Outcome(commands.size(), 0, mistakes);
        }
        var given = gate.give(new ChangeRosters(commands), actor, request);
        return new Outcome(commands.size(), given.position(), List.of());
    }

    private RosterTable read(byte[] file) {
        try {
            return RosterTable.read(Rows.open(file), units.list(), colleagues.directory());
        } catch (LabelledException e) {
            throw new InvalidInputException("", e.text());
        }
    }
}
