package org.caseledger.api.integrity;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.api.security.ActorsCheck;
import org.caseledger.api.security.OfficeCheck;
import org.caseledger.api.security.Sessions;
import org.caseledger.command.complaint.receiving.CaseNumbers;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.eventlog.StreamCounts;
import org.caseledger.events.CaseId;
import org.caseledger.proof.LogKey;
import org.caseledger.proof.LogKeyFiles;
import org.caseledger.proof.PublishedLog;
import org.caseledger.proof.StoredProofCheck;
import org.caseledger.stamping.StampCheck;
import org.caseledger.text.Text;
import org.caseledger.vault.SealedFiles;
import org.caseledger.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * Compares the rows outside the log with the log: deleted checkpoints, foreign keys, changed timestamps, case numbers
 * or keys that were swapped, removed or put back after the case was destroyed, missing scans, people and units that
 * were inserted, changed or removed, the counts of streams, and who acted without being active in the role.
 */
@Component
public class RowsCheck {
    private final StoredProofCheck proof;
    private final StampCheck stamps;
    private final CaseNumbers numbers;
    private final PublishedLog log;
    private final LogKeyFiles files;
    private final Vault vault;
    private final SealedFiles evidence;
    private final OfficeCheck office;
    private final Sessions sessions;
    private final StreamCounts counts;
    private final ActorsCheck actors;

    RowsCheck(
            DataSource dataSource,
            StampCheck stamps,
            PublishedLog log,
            LogKeyFiles files,
            Vault vault,
            SealedFiles evidence,
            OfficeCheck office,
            Sessions sessions,
            EventKey key,
            ActorsCheck actors) {
        this.proof = new StoredProofCheck(dataSource);
        this.stamps = stamps;
        this.numbers = new CaseNumbers(dataSource);
        this.log = log;
        this.files = files;
        this.vault = vault;
        this.evidence = evidence;
        this.office = office;
        this.sessions = sessions;
        this.counts = new StreamCounts(dataSource, key);
        this.actors = actors;
    }

    /** The first of each kind, and all that differs of people, units and sessions, at once. */
    public List<Fault> run() {
        return run(position -> {});
    }

    /** The same; {@code progress} receives the positions of the log that were read again for it. */
    List<Fault> run(LongConsumer progress) {
        var firsts = Stream.of(
                        counts.check(),
                        actors.run(),
                        proof.run(),
                        stamps.run(),
                        otherKey(),
                        lastCheckpoint(),
                        numbers.check(),
                        missingCaseKey(),
                        returnedCaseKey(),
                        foreignCaseKey(),
                        missingScan(progress))
                .flatMap(Optional::stream);
        return Stream.of(firsts, office.run().stream().map(RowsCheck::ofTheOffice), foreignSessions())
                .flatMap(faults -> faults)
                .toList();
    }

    private static Fault ofTheOffice(Text fault) {
        return new Fault(1, fault.zh(), fault.en());
    }

    private Stream<Fault> foreignSessions() {
        return vault.isOpen() ? sessions.foreign().stream().map(RowsCheck::foreignSession) : Stream.empty();
    }

    private static Fault foreignSession(String person) {
        return new Fault(
                1,
                "%s 名下有一个会话不是本系统写入的（office.session）：它不能使用，请查明写入者".formatted(person),
                "a session said to be that of %s was not written by the ledger (office.session): it is of no use; find out who wrote it"
                        .formatted(person));
    }

    private Optional<Fault> missingCaseKey() {
        return vault.firstMissingKey()
                .map(missing -> Fault.at(
                        missing.position(),
                        "编号 %s 的投诉件没有密钥：该件密封内容无法打开，请从备份恢复 vault.case_key".formatted(missing.number()),
                        "the case with number %s has no key: nothing sealed in it opens; restore vault.case_key from a backup"
                                .formatted(missing.number())));
    }

    private Optional<Fault> returnedCaseKey() {
        return vault.firstReturnedKey()
                .map(returned -> Fault.at(
                        returned.position(),
                        "编号 %s 的投诉件已销毁，其密钥或文件却又在库中（vault.case_key、vault.file）：不能打开，请查明写入者并删除"
                                .formatted(returned.number()),
                        "the case with number %s was destroyed, and its key or files are there again (vault.case_key, vault.file): nothing opens by them; find out who put them back, and delete them"
                                .formatted(returned.number())));
    }

    private Optional<Fault> missingScan(LongConsumer progress) {
        return evidence.firstMissingScan(progress)
                .map(missing -> Fault.at(
                        missing.position(),
                        "此签批的纸质扫描件（SHA-256 %s）不在库中：请从备份恢复 vault.file".formatted(missing.sha256()),
                        "the scan of this signature (SHA-256 %s) is not stored: restore vault.file from a backup"
                                .formatted(missing.sha256())));
    }

    /** Without the master key nothing can be opened, so the keys cannot be checked. */
    private Optional<Fault> foreignCaseKey() {
        return vault.isOpen() ? vault.firstForeignKey().map(RowsCheck::foreignKey) : Optional.empty();
    }

    private static Fault foreignKey(CaseId caseId) {
        return new Fault(
                1,
                "投诉件 %s 的密钥已被改动或换成另一件的：该件密封内容无法打开，请从备份恢复 vault.case_key".formatted(caseId),
                "the key of case %s was changed or is that of another case: nothing sealed in it opens; restore vault.case_key from a backup"
                        .formatted(caseId));
    }

    /** The key that signs is the one of this node, where it has one. */
    private Optional<Fault> otherKey() {
        List<LogKey> keys = log.keys();
        return files.ownKey()
                .filter(own -> !keys.isEmpty())
                .map(own -> keys.get(keys.size() - 1))
                .filter(last -> !files.ownKey().equals(Optional.of(last.verifier())))
                .map(last -> Fault.at(
                        Math.max(last.validFrom(), 1),
                        "现用密钥 %s 不是本机 keys/log.key 的：它是外来的，或者本机的已过时".formatted(last.verifier()),
                        "the key in use, %s, is not that of keys/log.key here: it is foreign, or the file is outdated"
                                .formatted(last.verifier())));
    }

    /** A crash can leave the file ahead of the database until the next signature. */
    private Optional<Fault> lastCheckpoint() {
        return files.kept()
                .filter(log::lacks)
                .map(one -> Fault.at(
                        one.tree().size(),
                        "数据库中没有本机最后签署的检查点（keys/log.signed）：已被删除，或签署中断（启动后会补上）",
                        "the checkpoint signed last here (keys/log.signed) is not in the database: it was"
                                + " deleted, or signing was interrupted (a start then adds it)"));
    }
}
