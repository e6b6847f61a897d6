package org.caseledger.api.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.Getter;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.offices.OfficeEntry;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.text.Text;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every command takes. */
@SuppressWarnings("NullAway.Init")
public final class Settings {
    private static final List<String> SPRING_PREFIXES =
            List.of("--spring.", "--server.", "--logging.", "--caseledger.", "--management.");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:CASELEDGER_DATA:-${sys:caseledger.home:-.}/.ledger}",
            description = "数据目录 · data directory (${DEFAULT-VALUE})")
    @Getter(AccessLevel.PACKAGE)
    private Path data;

    @Option(names = "--debug", description = "出错时显示详情 · show the details of an error")
    @Getter(AccessLevel.PACKAGE)
    private boolean debug;

    /** The same for other data. */
    Settings at(Path other) {
        var settings = new Settings();
        settings.command = command;
        settings.debug = debug;
        settings.data = other;
        return settings;
    }

    /** The database of the office's own, if it has named one. */
    Optional<ExternalDatabase> external() {
        Optional<OfficeEntry> office = OfficeEntry.in(data);
        if (office.isPresent() && !office.get().isBundled()) {
            return Optional.of(office.get().database(DataDirectory.open(data), ""));
        }
        return new DataSourceSettings(springArguments(), System.getenv()).external();
    }

    /** Passed on unread: {@code --spring.datasource.url=…} and the like; anything else is a slip. */
    List<String> springArguments() {
        List<String> unmatched = command.commandLine().getUnmatchedArguments();
        unmatched.stream()
                .filter(argument -> SPRING_PREFIXES.stream().noneMatch(argument::startsWith))
                .findFirst()
                .ifPresent(argument -> {
                    throw new CommandLine.UnmatchedArgumentException(command.commandLine(), List.of(argument));
                });
        return unmatched;
    }

    /** One line to the person at the keyboard. */
    public void say(Text text) {
        command.commandLine().getOut().println(TerminalLanguage.current().choose(text.zh(), text.en()));
        command.commandLine().getOut().flush();
    }

    /** One line with its facts; without any, the texts are said as they are. */
    public void say(String zh, String en, Object... facts) {
        say(facts.length == 0 ? new Text(zh, en) : Text.format(zh, en, facts));
    }
}
