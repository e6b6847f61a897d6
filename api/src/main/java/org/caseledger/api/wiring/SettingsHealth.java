package org.caseledger.api.wiring;

import java.util.List;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.settings.SettingsLog;
import org.caseledger.api.web.SelfCheck;
import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.events.office.SettingsEvent.SettingsChanged.Change;
import org.caseledger.text.Text;
import org.caseledger.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A warning while this node works by other settings than those recorded last, as when another node was started with its
 * own: which ones a case was decided under would depend on the node.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SettingsHealth implements HealthIndicator, SelfCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsHealth.class);
    private static final int NAMED = 3;

    private final SettingsLog settings;
    private final Vault vault;
    private volatile List<Text> differences = List.of();

    /** Compares once more, as each minute. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    public final void compare() {
        try {
            var found = vault.isOpen() ? told(settings.differences()) : List.<Text>of();
            if (!found.equals(differences)) {
                found.forEach(one -> LOG.warn("{}", one));
            }
            differences = found;
        } catch (DataAccessException | ForeignEvent e) {
            LOG.debug("The settings were not compared, the next look tells", e);
        }
    }

    private static List<Text> told(List<Change> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        var names = changes.stream().limit(NAMED).map(Change::name).collect(Collectors.joining(", "));
        return List.of(Text.format(
                "本节点有 %d 项设置与账本最后记录的不同（%s%s）：另一节点以别的设置启动过，请统一设置后重新启动",
                "this node works by %d settings other than those recorded last (%s%s): another node"
                        + " was started with others; give both the same and restart",
                changes.size(),
                names,
                changes.size() > NAMED ? "……" : ""));
    }

    @Override
    public List<Text> faults() {
        return differences;
    }

    @Override
    public Health health() {
        return differences.isEmpty()
                ? Health.up().build()
                : Faults.told(Health.status(ViewsHealthIndicator.WARN), differences.get(0));
    }
}
