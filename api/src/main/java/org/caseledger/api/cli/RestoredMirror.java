package org.caseledger.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.caseledger.api.backup.KeysApart;
import org.caseledger.api.integrity.Verification;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.api.postgres.OwnedTables;
import org.caseledger.eventlog.EventLog;
import org.caseledger.mirror.RestorableCopy;
import org.caseledger.proof.KeptCheckpoint;
import org.caseledger.query.views.Views;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.vault.MasterKey;
import org.springframework.context.ApplicationContext;

/**
 * Restores a ledger from a mirror's copy and the copy of the keys: filled in one transaction, compared with what the
 * mirror cosigned, and verified as a whole. What was recorded after the copy is lost and unknown here, so nothing is
 * signed until an administrator has confirmed the loss.
 */
record RestoredMirror(Settings settings, RestorableCopy copy, Optional<Path> keys, OwnerOptions owner) {
    /** The exit status. */
    int restore() throws Exception {
        RestoredLedger.requireEmpty(settings.data());
        var apart = KeysApart.opening(
                keys.orElseThrow(() -> new LabelledException(
                        "从镜像恢复需要密钥副本：--keys", "a restore from a mirror needs the copy of the keys: --keys")),
                copy::opensWith);
        requireAllCosigned();
        Optional<ExternalDatabase> own = prepared();
        try (var ledger = RunningLedger.on(settings)) {
            apart.copyMasterKeyInto(ledger.data());
            var context =
                    ledger.startFilled(database -> fill(database, ledger), own::orElseThrow, RestoredLedger.AT_REST);
            int status = verify(context);
            boolean knowsLastSigned = apart.copyLogKeyInto(ledger.data());
            if (status == 0) {
                tell(ledger.data().root(), context, knowsLastSigned);
            }
            return status;
        }
    }

    /** What the mirror cosigned, it had: a copy with less is not the one that cosigned. */
    private void requireAllCosigned() {
        long size = copy.checkpoint().size();
        copy.cosigned()
                .map(note -> KeptCheckpoint.parse("", note.toString()).tree())
                .filter(cosigned -> cosigned.size() > size)
                .ifPresent(cosigned -> {
                    throw new LabelledException(Text.format(
                            "镜像只到位置 %d，而它见证过 %d：不是完整的副本",
                            "the copy ends at position %d, and its mirror has cosigned %d: it is not whole",
                            size,
                            cosigned.size()));
                });
    }

    /**
     * The office's own database as its owner, with the tables of this version, before anything else is made; empty
     * where the ledger brings its own.
     */
    private Optional<ExternalDatabase> prepared() {
        Optional<ExternalDatabase> app = settings.external();
        if (app.isEmpty()) {
            owner.requireUnnamed();
            return Optional.empty();
        }
        ExternalDatabase named = owner.database();
        app.get().check();
        named.check();
        named.requireSameAs(app.get());
        // Before it is migrated: it may be the one of a ledger that is in use.
        RestorableCopy.requireEmpty(OwnedTables.connections(named));
        OwnedTables.migrateForApp(named);
        return Optional.of(named);
    }

    private void fill(ExternalDatabase database, RunningLedger ledger) {
        var master = MasterKey.open(ledger.data().masterKey()).orElseThrow();
        try (var bar = Progress.upTo("restore", copy.checkpoint().size())) {
            copy.fill(OwnedTables.connections(database), master, bar::to);
        }
    }

    private int verify(ApplicationContext context) throws InterruptedException {
        var views = context.getBean(Views.class);
        try (var bar = Progress.upTo("views", context.getBean(EventLog.class).head())) {
            views.rebuildAll(bar::to);
        }
        var verification = context.getBean(Verification.class);
        var kept = List.of(
                KeptCheckpoint.parse(
                        "镜像 the mirror", copy.cosigned().orElse(copy.held()).toString()),
                KeptCheckpoint.parse("镜像 the mirror", copy.held().toString()));
        return new WholeVerification(settings, context).run(() -> verification.kept(kept, verification.verifiers()));
    }

    private void tell(Path root, ApplicationContext context, boolean knowsLastSigned) throws IOException {
        long head = context.getBean(EventLog.class).head();
        settings.say(
                "已从镜像恢复到 %s：位置 1 至 %d。此后记录的内容不在其中；所有人需重新登录。",
                "restored to %s from the mirror: positions 1 to %d; what was recorded after that is not in it, and everybody logs in again",
                root,
                head);
        settings.say(
                knowsLastSigned
                        ? "有原机最后签署的检查点（log.signed）：如其多于上述位置，先执行 ledger go-on。"
                        : "没有原机最后签署的检查点（log.signed），因此不签署：请以 ledger go-on --seen 位置 记下丢失的内容，再以 ledger log-key --begin-anew 新名称 继续；确知没有丢失的，放入 keys/log.key 即可。",
                knowsLastSigned
                        ? "the last checkpoint that the lost machine signed is here (log.signed): if it is of more than these positions, run ledger go-on first"
                        : "the last checkpoint that the lost machine signed (log.signed) is not here, so nothing is signed: record what was lost with ledger go-on --seen POSITION, then ledger log-key --begin-anew NAME; where nothing was lost for certain, put keys/log.key in its place");
    }
}
