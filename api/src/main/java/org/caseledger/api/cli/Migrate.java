package org.caseledger.api.cli;

import java.util.concurrent.Callable;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.api.postgres.OwnedTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code ledger migrate}: brings the tables of the office's own PostgreSQL to this version, as their owner, and gives
 * the program's role its rights.
 */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "以所有者身份升级数据库结构并授权 · bring the tables of an external database to this version, as their owner")
@SuppressWarnings("NullAway.Init")
public final class Migrate implements Callable<Integer> {
    @Mixin
    Settings settings;

    @Mixin
    OwnerOptions owner;

    @Override
    public Integer call() {
        settings.springArguments();
        ExternalDatabase database = owner.database();
        database.check();
        OwnedTables.migrateForApp(database);
        settings.say(
                "数据库结构已是本版本的，caseledger_app 已获得所需权限",
                "the tables are at this version, and caseledger_app has the rights that it needs");
        return 0;
    }
}
