package org.caseledger.api.recorded;

import java.util.Comparator;
import org.caseledger.api.cli.Commands;
import org.caseledger.testing.Recording;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The help of the command line. */
@Tag("recorded")
class RecordedHelpTest {
    @Test
    void theHelpOfEachCommand_isTheRecordedOne() {
        var help = new StringBuilder();
        add(Commands.commandLine(), help);
        Recording.hold("help.txt", help.toString());
    }

    private static void add(CommandLine command, StringBuilder help) {
        help.append("== ").append(command.getCommandSpec().qualifiedName()).append("\n\n");
        command.getUsageMessage(Ansi.OFF)
                .lines()
                .forEach(line -> help.append(line.stripTrailing()).append('\n'));
        help.append('\n');
        command.getSubcommands().values().stream()
                .sorted(Comparator.comparing(CommandLine::getCommandName))
                .forEach(one -> add(one, help));
    }
}
