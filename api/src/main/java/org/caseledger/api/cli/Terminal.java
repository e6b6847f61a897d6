package org.caseledger.api.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.caseledger.text.Text;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that works without a ledger, and how it answers. */
@SuppressWarnings("NullAway.Init")
final class Terminal {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--debug", description = "出错时显示详情 · show the details of an error")
    private boolean debug;

    /** Nothing is passed on: an argument that is not known is a slip. */
    void requireNothingElse() {
        List<String> unmatched = command.commandLine().getUnmatchedArguments();
        if (!unmatched.isEmpty()) {
            throw new CommandLine.UnmatchedArgumentException(command.commandLine(), unmatched);
        }
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter errors() {
        return command.commandLine().getErr();
    }

    /** One line to the person at the keyboard. */
    void say(String zh, String en, Object... facts) {
        var text = facts.length == 0 ? new Text(zh, en) : Text.format(zh, en, facts);
        out().println(TerminalLanguage.current().choose(text.zh(), text.en()));
    }

    /** One line of a journal, with its time. */
    void tell(String line) {
        out().println(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS) + " " + line);
    }
}
