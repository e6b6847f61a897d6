package org.caseledger.api.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the program's role may do with one table of the owner: a line of {@code rights.txt}. */
record TableRight(String schema, String table, List<String> privileges) {
    private static final Pattern LINE = Pattern.compile("(\\w+)\\.(\\w+)\\s+(.+)");

    /** All of them; on any other table of these schemas it has no right. */
    static List<TableRight> all() {
        try (var file = TableRight.class.getResourceAsStream("/db/rights.txt")) {
            if (file == null) {
                throw new IllegalStateException("/db/rights.txt");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(TableRight::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schemas that belong to the owner. */
    static List<String> schemas() {
        return all().stream().map(TableRight::schema).distinct().toList();
    }

    String grant() {
        return "GRANT %s ON %s.%s TO %s".formatted(String.join(", ", privileges), schema, table, DatabaseRoles.APP);
    }

    /** What PostgreSQL keeps of it: the privileges on the table, and those on a column only. */
    Map<String, String> byObject() {
        var rights = new TreeMap<String, String>();
        for (String one : privileges.stream().sorted().toList()) {
            var parts = one.split(" ", 2);
            var object = schema + "." + table + (parts.length == 1 ? "" : parts[1]);
            rights.merge(object, parts[0], (before, next) -> before + ", " + next);
        }
        return rights;
    }

    private static TableRight parse(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException(line);
        }
        return new TableRight(
                parts.group(1), parts.group(2), List.of(parts.group(3).strip().split(",\\s*")));
    }
}
