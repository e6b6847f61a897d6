package org.caseledger.api.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

/** The settings {@code caseledger.*} of this node, wherever they come from. */
final class ConfiguredValues {

    private static final ConfigurationPropertyName OURS =
            ConfigurationPropertyName.of("caseledger");

    /**
     * Where the files of this machine are, which node signs, and what a start or command is told
     * about itself: nothing that two nodes must have in common.
     */
    private static final List<ConfigurationPropertyName> OF_THIS_START =
            List.of(
                    ConfigurationPropertyName.of("caseledger.home"),
                    ConfigurationPropertyName.of("caseledger.data"),
                    ConfigurationPropertyName.of("caseledger.log.sign"),
                    ConfigurationPropertyName.of("caseledger.log.admitted-by"),
                    ConfigurationPropertyName.of("caseledger.log.admitted-because"),
                    ConfigurationPropertyName.of("caseledger.key"),
                    ConfigurationPropertyName.of("caseledger.settings"));

    private final ConfigurableEnvironment environment;
    private final SettingSecrets secrets;

    ConfiguredValues(ConfigurableEnvironment environment, SettingSecrets secrets) {
        this.environment = environment;
        this.secrets = secrets;
    }

    /** Each by its name, as it is in force. */
    SortedMap<String, String> values() {
        var values = new TreeMap<String, String>();
        names().forEach(
                        (name, source) ->
                                values.put(
                                        name.toString(),
                                        secrets.told(name.toString(), value(name, source))));
        return values;
    }

    private String value(ConfigurationPropertyName name, ConfigurationPropertySource source) {
        var value = source.getConfigurationProperty(name);
        return value == null
                ? ""
                : environment.resolvePlaceholders(String.valueOf(value.getValue())).strip();
    }

    /** By the source that decides; spelt as by the one that is decided over, which has dashes. */
    private Map<ConfigurationPropertyName, ConfigurationPropertySource> names() {
        var sources = new ArrayList<ConfigurationPropertySource>();
        ConfigurationPropertySources.get(environment).forEach(sources::add);
        Collections.reverse(sources);
        var names = new LinkedHashMap<ConfigurationPropertyName, ConfigurationPropertySource>();
        for (var source : sources) {
            if (source instanceof IterableConfigurationPropertySource all) {
                all.stream().filter(ConfiguredValues::counts).forEach(n -> names.put(n, source));
            }
        }
        return names;
    }

    private static boolean counts(ConfigurationPropertyName name) {
        return OURS.isAncestorOf(name)
                && OF_THIS_START.stream()
                        .noneMatch(own -> own.equals(name) || own.isAncestorOf(name));
    }
}
