package org.caseledger.api.cli;

import picocli.CommandLine.Command;

/** {@code ledger offices}: many offices in one program. */
@Command(
        name = "offices",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "一个程序服务多个机构 · many offices in one program",
        subcommands = {
            OfficesServe.class,
            OfficesCreate.class,
            OfficesList.class,
            OfficesMove.class,
            OfficesRetire.class,
            OfficesResume.class
        })
public final class OfficesCommand {}
