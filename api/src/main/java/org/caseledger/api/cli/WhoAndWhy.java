package org.caseledger.api.cli;

import picocli.CommandLine.Option;

/** Who has the program do what is recorded as an administrator's act, and why. */
final class WhoAndWhy {
    @Option(
            names = "--by",
            required = true,
            paramLabel = "USER",
            description = "管理员的用户名 · user name of the administrator")
    String by = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "理由 · why")
    String reason = "";
}
