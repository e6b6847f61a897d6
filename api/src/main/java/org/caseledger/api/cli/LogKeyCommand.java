package org.caseledger.api.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.caseledger.proof.LogKey;
import org.caseledger.proof.PublishedLog;
import org.caseledger.proof.Signer;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.Malformed;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ledger log-key}: tells the keys that verify the log, or replaces the one that signs it. */
@Command(name = "log-key", mixinStandardHelpOptions = true, description = "日志密钥 · the keys of the log")
@SuppressWarnings("NullAway.Init")
public final class LogKeyCommand implements Callable<Integer> {
    @Mixin
    Settings settings;

    @Option(names = "--rotate", description = "换用新密钥，旧私钥随即删除 · take a new key and delete the old private key")
    boolean rotate;

    @Option(
            names = "--rotate-sm2",
            description =
                    "换用新的 SM2 密钥（国密签名行），旧私钥随即删除 · take a new key for the line by SM2 and delete the old private key")
    boolean rotateSm2;

    @Option(
            names = "--begin-anew",
            paramLabel = "ORIGIN",
            description =
                    "日志尾部永久丢失后，以新名称和新密钥继续 · after the end of the log has been lost for good: continue under a new name with a new key")
    Optional<String> beginAnew = Optional.empty();

    @Override
    public Integer call() throws Exception {
        try (var ledger = RunningLedger.onOrBeside(settings)) {
            var context = ledger.start(WebApplicationType.NONE, "--caseledger.log.sign=false");
            Signer signer = context.getBean(Signer.class);
            if (rotate) {
                rotate(signer);
            }
            if (rotateSm2) {
                rotateSm2(signer);
            }
            beginAnew.ifPresent(origin -> beginAnew(signer, origin));
            var log = context.getBean(PublishedLog.class);
            log.keys().forEach(this::tell);
            log.sm2Keys().forEach(this::tellSm2);
        }
        return 0;
    }

    private void rotate(Signer signer) {
        signer.rotate();
        settings.say(
                "已换用新密钥。请把 keys/log.key 复制到其他节点，并公布新的验证公钥。",
                "a new key signs now: copy keys/log.key to the other nodes, and publish the new verifier key");
    }

    private void rotateSm2(Signer signer) {
        signer.rotateSecond();
        settings.say(
                "已换用新的 SM2 密钥。请把 keys/log-sm2.key 复制到其他节点，并公布新的验证公钥。",
                "a new key signs by SM2 now: copy keys/log-sm2.key to the other nodes, and publish the new verifier key");
    }

    private void beginAnew(Signer signer, String origin) {
        try {
            signer.beginAnew(origin);
        } catch (Malformed e) {
            throw new LabelledException(
                    Text.format("名称不能含空格和加号：%s", "a name has no space and no plus sign: %s", origin), e);
        }
        settings.say(
                "日志以 %s 的名称继续，旧名称最后的检查点保存为 keys/log.signed-*。",
                "the log goes on as %s; the last checkpoint of its old name is kept as keys/log.signed-*", origin);
    }

    private void tell(LogKey key) {
        settings.say("%s（自位置 %d 起）", "%s (from position %d on)", key.verifier(), key.validFrom());
    }

    private void tellSm2(LogKey key) {
        settings.say("国密 SM2：%s（自位置 %d 起）", "by SM2: %s (from position %d on)", key.verifier(), key.validFrom());
    }
}
