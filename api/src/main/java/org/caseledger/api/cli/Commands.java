package org.caseledger.api.cli;

import java.io.PrintWriter;
import org.caseledger.api.office.ProgramVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ledger}: what it can be asked to do. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "投诉举报台账 · a ledger of complaints",
        subcommands = {
            Demo.class,
            Serve.class,
            OfficesCommand.class,
            Migrate.class,
            Import.class,
            Rebuild.class,
            Audit.class,
            Verify.class,
            Backup.class,
            Restore.class,
            SetAside.class,
            GoOn.class,
            AdmitLog.class,
            ReplaceKey.class,
            LogKeyCommand.class,
            ExportCase.class,
            CheckArchive.class,
            WhatIf.class,
            Witness.class,
            Mirror.class,
            RollUp.class
        })
public final class Commands {
    private Commands() {}

    /** Writes to {@link System#out} and {@link System#err}. */
    public static CommandLine commandLine() {
        Failure failure = new Failure();
        CommandLine commands = new CommandLine(new Commands());
        commands.getCommandSpec().version(ProgramVersion.current());
        return commands.setOut(new PrintWriter(System.out, true))
                .setErr(new PrintWriter(System.err, true))
                // What is not ours may be Spring's; Settings refuses what is neither.
                .setUnmatchedArgumentsAllowed(true)
                .setExecutionExceptionHandler(failure)
                .setParameterExceptionHandler(failure);
    }
}
