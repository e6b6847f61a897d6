package org.caseledger.api.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * The settings of this node, wherever they come from: all {@code caseledger.*}, and of those of the libraries the
 * {@link TrustedSettings}.
 */
@RequiredArgsConstructor
final class ConfiguredValues {
    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("caseledger");

    /**
     * The files of this machine, which node signs, and the options of a start or command: nothing that two nodes must
     * have in common.
     */
    private static final List<ConfigurationPropertyName> OF_THIS_START = List.of(
            ConfigurationPropertyName.of("caseledger.home"),
            ConfigurationPropertyName.of("caseledger.data"),
            ConfigurationPropertyName.of("caseledger.log.sign"),
            ConfigurationPropertyName.of("caseledger.log.admitted-by"),
            ConfigurationPropertyName.of("caseledger.log.admitted-because"),
            ConfigurationPropertyName.of("caseledger.key"),
            ConfigurationPropertyName.of("caseledger.settings"));

    private final ConfigurableEnvironment environment;
    private final SettingSecrets secrets;

    /** Each by its name, as it is in force. */
    SortedMap<String, String> values() {
        var values = new TreeMap<String, String>();
        for (var name : names()) {
            inForce(name).ifPresent(value -> values.put(name.toString(), told(name, value)));
        }
        return values;
    }

    private String told(ConfigurationPropertyName name, String value) {
        var database = name.equals(TrustedSettings.DATABASE) ? DatabaseAddress.told(value) : Optional.<String>empty();
        return database.orElseGet(() -> secrets.told(name.toString(), value));
    }

    /** The value of the first source that has it, under any of its names. */
    private Optional<String> inForce(ConfigurationPropertyName name) {
        for (var source : sources()) {
            var property = source.getConfigurationProperty(name);
            if (property != null) {
                var value = String.valueOf(property.getValue());
                return Optional.of(environment.resolvePlaceholders(value).strip());
            }
        }
        return Optional.empty();
    }

    /** Spelt as by the last source, which has dashes. */
    private Set<ConfigurationPropertyName> names() {
        var sources = sources();
        Collections.reverse(sources);
        var names = new LinkedHashSet<ConfigurationPropertyName>();
        TrustedSettings.named().forEach(names::add);
        for (var source : sources) {
            if (source instanceof IterableConfigurationPropertySource all) {
                all.stream().filter(ConfiguredValues::counts).forEach(names::add);
            }
        }
        return names;
    }

    private List<ConfigurationPropertySource> sources() {
        var sources = new ArrayList<ConfigurationPropertySource>();
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (!(source.getUnderlyingSource() instanceof PropertySource<?> of)
                    || !of.getName().equals(SettingsInForce.OF_COMMAND)) {
                sources.add(source);
            }
        }
        return sources;
    }

    private static boolean counts(ConfigurationPropertyName name) {
        return TrustedSettings.include(name)
                || OURS.isAncestorOf(name)
                        && OF_THIS_START.stream().noneMatch(own -> own.equals(name) || own.isAncestorOf(name));
    }
}
