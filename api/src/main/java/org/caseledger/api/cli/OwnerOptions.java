package org.caseledger.api.cli;

import java.util.Optional;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.text.LabelledException;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Options that name the database owner, who changes the tables of the office's own PostgreSQL. */
final class OwnerOptions {
    @Option(
            names = "--url",
            paramLabel = "JDBC-URL",
            defaultValue = "${env:CASELEDGER_OWNER_URL:-${env:SPRING_DATASOURCE_URL}}",
            showDefaultValue = Visibility.NEVER,
            description = "数据库地址 · the database (CASELEDGER_OWNER_URL, or else SPRING_DATASOURCE_URL)")
    Optional<String> url = Optional.empty();

    @Option(
            names = "--username",
            defaultValue = "${env:CASELEDGER_OWNER_USERNAME}",
            showDefaultValue = Visibility.NEVER,
            description = "所有者 · its owner (CASELEDGER_OWNER_USERNAME)")
    Optional<String> username = Optional.empty();

    @Option(
            names = "--password",
            interactive = true,
            arity = "0..1",
            defaultValue = "${env:CASELEDGER_OWNER_PASSWORD}",
            showDefaultValue = Visibility.NEVER,
            description = "所有者的密码，不带值则询问 · the owner's password, asked for when no value is given"
                    + " (CASELEDGER_OWNER_PASSWORD)")
    Optional<String> password = Optional.empty();

    /** The database as its owner; a {@link LabelledException} if no owner is given. */
    ExternalDatabase database() {
        return new ExternalDatabase(
                url.orElseThrow(OwnerOptions::unnamed),
                username.orElseThrow(OwnerOptions::unnamed),
                password.orElse(""));
    }

    /**
     * Throws a {@link LabelledException} if an owner is given without the program's own login, because the ledger would
     * then start a database of its own.
     */
    void requireUnnamed() {
        if (username.isPresent()) {
            throw new LabelledException(
                    "指明了数据库所有者，却没有程序自己的登录：请另用 SPRING_DATASOURCE_URL、SPRING_DATASOURCE_USERNAME 和"
                            + " SPRING_DATASOURCE_PASSWORD 指明同一数据库和 caseledger_app；使用内置数据库的，请不要指明所有者",
                    "the owner of a database is named, and the program's own login is not: name the same database"
                            + " and caseledger_app with SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
                            + " SPRING_DATASOURCE_PASSWORD too; for the bundled database name no owner");
        }
    }

    private static LabelledException unnamed() {
        return new LabelledException(
                "请用 CASELEDGER_OWNER_URL、CASELEDGER_OWNER_USERNAME 和 CASELEDGER_OWNER_PASSWORD"
                        + " 指明数据库及其所有者；内置数据库在启动时自动升级",
                "name the database and its owner with CASELEDGER_OWNER_URL, CASELEDGER_OWNER_USERNAME and"
                        + " CASELEDGER_OWNER_PASSWORD; the bundled database is migrated at each start");
    }
}
