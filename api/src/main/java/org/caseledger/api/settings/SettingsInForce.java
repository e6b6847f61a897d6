package org.caseledger.api.settings;

import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/**
 * The configuration of this node, as one value for each name: its settings, and the contents of its procedures, the
 * limits of the law and its calendar files.
 */
@Component
public class SettingsInForce {
    /**
     * The property source of what a command sets for itself: no setting of the office, so that it is neither recorded
     * nor compared.
     */
    public static final String OF_COMMAND = "of this command";

    private final ConfiguredValues configured;
    private final Procedures procedures;
    private final WorkCalendar calendar;

    SettingsInForce(
            ConfigurableEnvironment environment, SettingSecrets secrets, Procedures procedures, WorkCalendar calendar) {
        this.configured = new ConfiguredValues(environment, secrets);
        this.procedures = procedures;
        this.calendar = calendar;
    }

    /** All of them, by name. */
    SortedMap<String, String> values() {
        var all = new TreeMap<>(configured.values());
        all.putAll(procedures.contents());
        all.putAll(calendar.contents());
        return all;
    }
}
