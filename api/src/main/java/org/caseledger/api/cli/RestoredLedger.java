package org.caseledger.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.caseledger.api.backup.KeptBackup;
import org.caseledger.api.backup.KeysApart;
import org.caseledger.api.integrity.Verification;
import org.caseledger.api.security.Sessions;
import org.caseledger.eventlog.EventLog;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.vault.Vault;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;

/**
 * A backup in an empty data directory: started without anything that acts by itself, compared with what was noted when
 * it was made, and verified as a whole.
 */
record RestoredLedger(Settings settings, Path directory, Optional<Path> keys) {
    /** Nothing is signed, sent or found missed by a ledger that is only looked at. */
    static final String[] AT_REST = {
        "--caseledger.log.sign=false",
        "--caseledger.notices.send-every=P1000D",
        "--caseledger.sweep-first=P1000D",
        "--caseledger.syslog.address=false"
    };

    /** The exit status. */
    int restore() throws Exception {
        requireEmpty(settings.data());
        var backup = backup();
        var apart = keysOf(backup);
        try (var ledger = RunningLedger.on(settings)) {
            int status = fill(ledger, backup, apart);
            if (status == 0) {
                settings.say(
                        "已恢复到 %s。备份之后记录的内容不在其中；所有人需重新登录。",
                        "restored to %s; what was recorded after the backup is not in it, and everybody logs in again",
                        ledger.data().root());
            } else {
                settings.say(
                        "恢复出的内容保留在 %s。",
                        "what was restored is kept in %s", ledger.data().root());
            }
            return status;
        }
    }

    /** As {@link #restore}, to a folder that is removed again. */
    int tryOut() throws Exception {
        try (var ledger = RunningLedger.onTemporary(settings)) {
            var backup = backup();
            int status = fill(ledger, backup, keysOf(backup));
            if (status == 0) {
                settings.say("备份 %s 可以恢复。", "the backup %s can be restored", backup.folder());
            }
            return status;
        }
    }

    private KeptBackup backup() throws IOException {
        var backup = KeptBackup.find(directory);
        settings.say("正在检查备份 " + backup.folder(), "checking the backup " + backup.folder());
        backup.requireWhole();
        if (backup.hasDatabase() && settings.external().isPresent()) {
            throw new LabelledException(
                    "这份备份属于内置数据库，请不要指定 spring.datasource.url（SPRING_DATASOURCE_URL）",
                    "this backup is of a bundled database: do not name one with spring.datasource.url (SPRING_DATASOURCE_URL)");
        }
        return backup;
    }

    private Optional<KeysApart> keysOf(KeptBackup backup) {
        return keys.map(folder -> KeysApart.of(backup, folder));
    }

    private int fill(RunningLedger ledger, KeptBackup backup, Optional<KeysApart> apart) throws IOException {
        backup.copyInto(ledger.data());
        if (apart.isPresent()) {
            apart.get().copyInto(ledger.data(), backup);
        }
        if (!backup.hasDatabase()) {
            settings.say(
                    "这份备份不含数据库：请先恢复数据库，再运行 ./ledger verify；备份时日志至位置 %d。",
                    "there is no database in this backup: restore the database, then run ./ledger verify; the log was at position %d",
                    backup.events());
            return Backup.WITHOUT_DATABASE;
        }
        var context = ledger.start(WebApplicationType.NONE, AT_REST);
        // Logouts after the backup are not in it.
        context.getBean(Sessions.class).endAll();
        requireEvents(context, backup);
        tellKeys(context);
        var verification = context.getBean(Verification.class);
        return new WholeVerification(settings, context)
                .run(() -> verification.kept(backup.checkpoint().stream().toList(), verification.verifiers()));
    }

    private static void requireEvents(ApplicationContext context, KeptBackup backup) {
        long head = context.getBean(EventLog.class).head();
        if (head < backup.events()) {
            throw new LabelledException(Text.format(
                    "恢复出的日志只到位置 %d，备份时已到 %d",
                    "the restored log ends at position %d, it was at %d when the backup was made",
                    head,
                    backup.events()));
        }
    }

    private void tellKeys(ApplicationContext context) {
        if (!context.getBean(Vault.class).isOpen()) {
            settings.say(
                    "没有主密钥（--keys）：只核验了日志的签名和顺序，密封内容打不开，也不能记录；放入 keys/master.key 后再运行 ./ledger verify。",
                    "no master key (--keys): signatures and order are verified only, nothing sealed opens and nothing can be recorded; put keys/master.key in place and run ./ledger verify again");
        }
    }

    static void requireEmpty(Path data) throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        try (var there = Files.list(data)) {
            for (Path one : there.limit(1).toList()) {
                throw new LabelledException(Text.format(
                        "%s 不是空目录（有 %s）：恢复不覆盖任何内容",
                        "%s is not empty (%s is in it): nothing is restored over what is there",
                        data,
                        one.getFileName()));
            }
        }
    }
}
