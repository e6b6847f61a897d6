package org.caseledger.api.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.caseledger.api.backup.BackupMaker;
import org.caseledger.api.backup.BackupPlan;
import org.caseledger.api.backup.KeptBackup;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger backup}: makes a backup, also while the ledger serves, or tries whether one can be restored. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "备份（运行中亦可），或检查备份能否恢复 · make a backup, also while the ledger runs, or try one")
@SuppressWarnings("NullAway.Init")
public final class Backup implements Callable<Integer> {
    /** Done, but the database is for the office to back up: a job must not take it for success. */
    static final int WITHOUT_DATABASE = 3;

    @Mixin
    Settings settings;

    @Parameters(
            paramLabel = "DIR",
            description = "存放备份的目录；与 --check 连用时也可为其中一份备份 · the folder of backups; with --check also one backup in it")
    Path directory;

    @Option(names = "--keys", paramLabel = "DIR", description = "另处存放密钥的目录 · another folder, for the keys")
    Optional<Path> keys = Optional.empty();

    @Option(
            names = "--keep",
            paramLabel = "N",
            defaultValue = "0",
            description = "只保留最近 N 份，0 为全部 · keep the last N only, 0: all (${DEFAULT-VALUE})")
    int keep;

    @Option(
            names = "--check",
            description = "恢复到临时目录并核验，随后删除 · restore the last one to a temporary folder, verify it, remove it")
    boolean check;

    @Override
    public Integer call() throws Exception {
        if (check) {
            var temporary = Files.createTempDirectory("case-ledger-check-");
            return new RestoredLedger(settings.at(temporary), directory, keys).tryOut();
        }
        var plan = new BackupPlan(directory, keys, keep);
        if (!Files.isDirectory(settings.data())) {
            throw new LabelledException(Text.format("没有数据目录 %s", "there is no data directory %s", settings.data()));
        }
        var external = settings.external();
        try (var ledger = RunningLedger.onOrBeside(settings)) {
            var maker = new BackupMaker(ledger.data(), Clock.systemUTC());
            if (external.isPresent()) {
                return tellBeside(maker.beside(source(external.get()), plan));
            }
            if (!Files.isDirectory(ledger.data().postgres())) {
                throw new LabelledException(Text.format(
                        "%s 中没有内置数据库，无可备份", "there is no bundled database in %s to back up", settings.data()));
            }
            tell(maker.of(ledger.databaseAsItIs(), plan));
        }
        return 0;
    }

    private static DriverManagerDataSource source(ExternalDatabase database) {
        database.check();
        return new DriverManagerDataSource(database.url(), database.username(), database.password());
    }

    private void tell(KeptBackup made) {
        settings.say(
                "备份完成：%s，含至位置 %d 的全部事件。",
                "backed up: %s, with all events up to position %d", made.folder(), made.events());
        tellKeys();
    }

    private int tellBeside(KeptBackup made) {
        settings.say(
                "已备份数据库以外的部分：%s。数据库是本单位自己的，未备份，请用其自身的备份手段（pg_dump、pgBackRest）；日志至位置 %d。",
                "backed up everything outside the database: %s; the database is the office's own and was NOT backed up: use its own means (pg_dump, pgBackRest); the log is at position %d",
                made.folder(),
                made.events());
        tellKeys();
        return WITHOUT_DATABASE;
    }

    private void tellKeys() {
        if (keys.isPresent()) {
            settings.say("密钥：" + keys.get(), "keys: " + keys.get());
        } else {
            settings.say(
                    "未复制密钥（--keys）：没有 keys/master.key，备份中的密封内容无法打开。",
                    "the keys were not copied (--keys): without keys/master.key nothing sealed in the backup can be opened");
        }
    }
}
