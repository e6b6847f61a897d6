package org.caseledger.api.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the columns, constraints, triggers, functions, owners and rights of the database with those that this
 * version has made: {@code db/schema.txt} and {@code db/rights.txt}.
 */
@RequiredArgsConstructor
public final class SchemaCheck {
    private static final String FACTS = read("/db/schema-facts.sql");

    private static final Map<String, Text> KINDS = Map.ofEntries(
            Map.entry("column", new Text("列", "column")),
            Map.entry("constraint", new Text("约束", "constraint")),
            Map.entry("unique index", new Text("唯一索引", "unique index")),
            Map.entry("trigger", new Text("触发器", "trigger")),
            Map.entry("function", new Text("函数", "function")),
            Map.entry("rule", new Text("规则", "rule")),
            Map.entry("row security", new Text("行级安全", "row security")),
            Map.entry("owner", new Text("所有者", "owner")),
            Map.entry("grant", new Text("权限", "grant")),
            Map.entry("role", new Text("角色", "role")),
            Map.entry("setting", new Text("设置", "setting")));

    private final DataSource dataSource;

    /** A part of the schema by its kind and name. */
    private record Part(String kind, String name) implements Comparable<Part> {
        @Override
        public int compareTo(Part other) {
            return toString().compareTo(other.toString());
        }
    }

    /**
     * The differences, each by its name; none for a schema that a newer version has migrated. If an office has one role
     * for all, rights have no effect and are not compared.
     */
    public List<Text> run() {
        if (OwnedTables.areNewer(dataSource)) {
            return List.of();
        }
        Map<Part, String> expected = expected();
        Map<Part, String> actual = facts();
        if (!worksAsApp()) {
            expected.keySet().removeIf(part -> part.kind().equals("grant"));
            actual.keySet().removeIf(part -> List.of("grant", "role").contains(part.kind()));
        }
        var parts = new TreeSet<>(expected.keySet());
        parts.addAll(actual.keySet());
        var differences = new ArrayList<Text>();
        for (Part part : parts) {
            String should = expected.get(part);
            String is = actual.get(part);
            if (should == null) {
                differences.add(tell(part, "本不应有：%s", "is not to be there: %s", is));
            } else if (is == null) {
                differences.add(tell(part, "缺失", "is missing"));
            } else if (!is.equals(should)) {
                differences.add(tell(part, "应为 %s，现为 %s", "is to be %s, is %s", should, is));
            }
        }
        return differences;
    }

    /** By its name: what it may do is what is compared. */
    private boolean worksAsApp() {
        return JdbcClient.create(dataSource)
                .sql("SELECT current_user")
                .query(String.class)
                .single()
                .equals(DatabaseRoles.APP);
    }

    /** The lines of {@code schema.txt} for this database. */
    String recorded() {
        return facts().entrySet().stream()
                .filter(fact -> !fact.getKey().kind().equals("grant"))
                .map(fact -> "%s\t%s\t%s\n"
                        .formatted(fact.getKey().kind(), fact.getKey().name(), fact.getValue()))
                .collect(Collectors.joining());
    }

    private Map<Part, String> facts() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource))
                .execute(status -> readFacts(JdbcClient.create(dataSource)));
    }

    /** What is in the search path is named without its schema: hence there is nothing in it. */
    private static Map<Part, String> readFacts(JdbcClient jdbc) {
        jdbc.sql("SET LOCAL search_path = ''").update();
        var facts = new TreeMap<Part, String>();
        jdbc.sql(FACTS).query(row -> {
            facts.merge(
                    new Part(row.getString("kind"), row.getString("name")),
                    row.getString("value"),
                    (one, other) -> one + "; " + other);
        });
        return facts;
    }

    private static Map<Part, String> expected() {
        var expected = new TreeMap<Part, String>();
        read("/db/schema.txt")
                .lines()
                .map(line -> line.split("\t", 3))
                .forEach(fact -> expected.put(new Part(fact[0], fact[1]), fact[2]));
        for (String schema : TableRight.schemas()) {
            expected.put(grantOn("schema " + schema), "USAGE");
        }
        for (TableRight right : TableRight.all()) {
            right.byObject().forEach((object, of) -> expected.put(grantOn(object), of));
        }
        return expected;
    }

    private static Part grantOn(String name) {
        return new Part("grant", name + " to " + DatabaseRoles.APP);
    }

    private static Text tell(Part part, String zh, String en, Object... facts) {
        return Text.format("%s %s ", "%s %s ", KINDS.get(part.kind()), part.name())
                .and(Text.format(zh, en, facts));
    }

    private static String read(String resource) {
        try (var file = SchemaCheck.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
                    parts.group(1),
                    parts.group(2),
                    List.of(parts.group(3).strip().split(",\\s*")));
        }
    }
}
