package org.caseledger.api.wiring;

import jakarta.annotation.PostConstruct;
import java.time.Duration;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.query.views.Views;
import org.caseledger.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Before anything is served, destroys again what a restored backup brought back; later on, forgets keys that other
 * nodes destroyed and adds these cases to the own list.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DestroyedCasesJob {
    private static final Logger LOG = LoggerFactory.getLogger(DestroyedCasesJob.class);
    private static final Duration VIEWS = Duration.ofMinutes(10);

    private final DestroyedCases destroyed;
    private final EventLog log;
    private final Vault vault;
    private final Views views;

    /** Without the master key nothing can be recorded, and nothing opened either. */
    @PostConstruct
    void beforeItServes() throws InterruptedException {
        if (!vault.isOpen()) {
            return;
        }
        destroyed.learnFrom(log);
        var again = destroyed.destroyAgainIn(log);
        if (again.isEmpty()) {
            return;
        }
        LOG.warn(
                "日志缺少销毁清单上的 {} 件（恢复了备份？），已重新销毁 / the log lacked {} cases of the list of"
                        + " destroyed cases (a backup was restored?); they were destroyed again",
                again.size(),
                again.size());
        views.awaitPosition(again.get(again.size() - 1), VIEWS);
    }

    /** Looks what was destroyed meanwhile, here or on another node. */
    @Scheduled(initialDelayString = "${caseledger.sweep-first}", fixedDelayString = "${caseledger.sweep-every}")
    public void look() {
        if (vault.isOpen()) {
            vault.forgetDestroyed();
            destroyed.learnFrom(log);
        }
    }
}
