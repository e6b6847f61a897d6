package org.caseledger.api.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.api.postgres.ExternalDatabase;

/** Where the office says which database to use: on the command line, or else in the environment. */
record DataSourceSettings(List<String> arguments, Map<String, String> environment) {
    /** Empty when no database is named: the ledger then brings its own. */
    Optional<ExternalDatabase> external() {
        return value("url")
                .map(url -> new ExternalDatabase(
                        url, value("username").orElse(""), value("password").orElse("")));
    }

    private Optional<String> value(String name) {
        String option = "--spring.datasource." + name + "=";
        String variable = "SPRING_DATASOURCE_" + name.toUpperCase(Locale.ROOT);
        Stream<String> given = arguments.stream()
                .filter(argument -> argument.startsWith(option))
                .map(argument -> argument.substring(option.length()));
        return Stream.concat(given, Optional.ofNullable(environment.get(variable)).stream())
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
