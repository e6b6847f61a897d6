package org.caseledger.api.settings;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The settings of libraries that are recorded as well, because the trust of the ledger depends on them. Each includes
 * all settings below it.
 */
final class TrustedSettings {
    static final ConfigurationPropertyName DATABASE = ConfigurationPropertyName.of("spring.datasource.url");

    private static final List<ConfigurationPropertyName> ALL = names(
            // Whose word counts for where a request comes from: the addresses in the access
            // log, and limits by address.
            "server.forward-headers-strategy",
            "server.tomcat.remoteip",
            // Whether what is sent is read on the way, and who may connect at all.
            "server.ssl.enabled",
            "server.ssl.client-auth",
            "server.ssl.protocol",
            "server.ssl.enabled-protocols",
            "server.ssl.ciphers",
            "server.ssl.bundle",
            // How long a place that was left is logged in, and who reads its cookie.
            "server.servlet.session.timeout",
            "server.servlet.session.cookie",
            "spring.session",
            // What strangers can fill or hold, and what the disk gets of it.
            "server.max-http-request-header-size",
            "server.tomcat.max-connections",
            "server.tomcat.connection-timeout",
            "server.tomcat.max-http-form-post-size",
            "server.tomcat.max-part-count",
            "spring.servlet.multipart",
            // What is written in clear: whole addresses, requests, errors with their texts.
            "server.tomcat.accesslog.enabled",
            "server.tomcat.accesslog.pattern",
            "server.error",
            "spring.mvc.log-request-details",
            "logging.level",
            // Which database the log is in, as whom, and what is done on each connection.
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.hikari.connection-init-sql",
            "spring.datasource.hikari.data-source-properties",
            // What takes parts of the program away, or brings others.
            "spring.autoconfigure.exclude",
            "spring.config.import",
            "spring.config.additional-location",
            "spring.profiles.active",
            "spring.security",
            "spring.thymeleaf.prefix",
            "spring.web.resources.static-locations",
            // Through which other doors the process is seen: its heap has the keys.
            "management.endpoint",
            "management.endpoints",
            "management.server");

    /** Says more while it starts, for one start: {@code --debug}. */
    private static final ConfigurationPropertyName DEBUG =
            ConfigurationPropertyName.of("logging.level.org.springframework.boot.springapplication");

    private TrustedSettings() {}

    static boolean include(ConfigurationPropertyName name) {
        return !name.equals(DEBUG) && ALL.stream().anyMatch(one -> one.equals(name) || one.isAncestorOf(name));
    }

    /** Those that are set by whatever name, such as that of a variable of the environment. */
    static Stream<ConfigurationPropertyName> named() {
        return ALL.stream();
    }

    private static List<ConfigurationPropertyName> names(String... names) {
        return Stream.of(names).map(ConfigurationPropertyName::of).toList();
    }
}
