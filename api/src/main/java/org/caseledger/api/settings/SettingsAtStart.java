package org.caseledger.api.settings;

import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Records the configuration of the ledger before it serves requests. If nothing can be recorded at all, it starts
 * read-only.
 */
@RequiredArgsConstructor
public final class SettingsAtStart implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsAtStart.class);

    private final SettingsLog settings;
    private final Vault vault;

    @Override
    public void afterSingletonsInstantiated() {
        if (!vault.isOpen()) {
            return;
        }
        try {
            settings.record();
        } catch (ForeignEvent e) {
            LOG.error("设置未能记入账本 / the settings could not be recorded: {}", e.getMessage());
        }
    }
}
