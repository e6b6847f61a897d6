package org.caseledger.api.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.api.postgres.OwnedTables;
import org.caseledger.text.LabelledException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ledger migrate}: brings the tables of the office's own PostgreSQL to this version, as
 * their owner, and gives the program's role its rights.
 */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description =
                "以所有者身份升级数据库结构并授权 · bring the tables of an external database to this version, as their owner")
@SuppressWarnings("NullAway.Init")
public final class Migrate implements Callable<Integer> {

    @Mixin Settings settings;

    @Option(
            names = "--url",
            paramLabel = "JDBC-URL",
            defaultValue = "${env:CASELEDGER_OWNER_URL:-${env:SPRING_DATASOURCE_URL}}",
            showDefaultValue = Visibility.NEVER,
            description =
                    "数据库地址 · the database (CASELEDGER_OWNER_URL, or else SPRING_DATASOURCE_URL)")
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
            description =
                    "所有者的密码，不带值则询问 · the owner's password, asked for when no value is given"
                            + " (CASELEDGER_OWNER_PASSWORD)")
    Optional<String> password = Optional.empty();

    @Override
    public Integer call() {
        settings.springArguments();
        ExternalDatabase owner =
                new ExternalDatabase(
                        url.orElseThrow(Migrate::unnamed),
                        username.orElseThrow(Migrate::unnamed),
                        password.orElse(""));
        owner.check();
        OwnedTables.migrateForApp(owner);
        settings.say(
                "数据库结构已是本版本的，caseledger_app 已获得所需权限",
                "the tables are at this version, and caseledger_app has the rights that it needs");
        return 0;
    }

    private static LabelledException unnamed() {
        return new LabelledException(
                "请用 CASELEDGER_OWNER_URL、CASELEDGER_OWNER_USERNAME 和 CASELEDGER_OWNER_PASSWORD"
                        + " 指明数据库及其所有者；内置数据库在启动时自动升级",
                "name the database and its owner with CASELEDGER_OWNER_URL, CASELEDGER_OWNER_USERNAME and"
                        + " CASELEDGER_OWNER_PASSWORD; the bundled database is migrated at each start");
    }
}
