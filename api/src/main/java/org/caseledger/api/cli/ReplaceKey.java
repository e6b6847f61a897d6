package org.caseledger.api.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code ledger replace-key}: makes a new master key, under which everything is from then on; the replacement is an
 * event itself.
 */
@Command(
        name = "replace-key",
        mixinStandardHelpOptions = true,
        description = "更换主密钥（先停止所有节点；设有安全管理员的，由其更换） · replace the master key, while no node runs; by the"
                + " security administrator where there is one")
@SuppressWarnings("NullAway.Init")
public final class ReplaceKey implements Callable<Integer> {
    /** Application name that distinguishes our connections from those of nodes that still run. */
    private static final String CONNECTIONS =
            "--spring.datasource.hikari.data-source-properties.ApplicationName=caseledger replace-key";

    @Mixin
    Settings settings;

    @Mixin
    OwnerOptions owner;

    @Mixin
    WhoAndWhy act;

    @Override
    public Integer call() throws Exception {
        try (var ledger = RunningLedger.on(settings)) {
            var context = ledger.startFor(this::arguments, owner::database);
            int version = context.getBean(Vault.class).keyVersion();
            var file = context.getBean(DataDirectory.class).masterKey();
            settings.say(
                    "已启用第 %d 把主密钥：%s。请把它抄送各节点并另行备份；此前的数据库备份仍须用原密钥打开。",
                    "master key %d is in force: %s. Copy it to every node and back it up; a backup of the database from before still needs the former key.",
                    version,
                    file);
        }
        return 0;
    }

    private List<String> arguments(ExternalDatabase owner) {
        return List.of(
                CONNECTIONS,
                "--caseledger.log.sign=false",
                "--caseledger.key.owner.url=" + owner.url(),
                "--caseledger.key.owner.username=" + owner.username(),
                "--caseledger.key.owner.password=" + owner.password(),
                "--caseledger.key.replaced-by=" + act.by,
                "--caseledger.key.replaced-because=" + act.reason);
    }
}
