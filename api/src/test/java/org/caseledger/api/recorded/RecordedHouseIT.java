package org.caseledger.api.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseledger.api.security.Addresses;
import org.caseledger.api.security.Addresses.Address;
import org.caseledger.api.security.YearAddresses;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.InterfaceDocument;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.Recording;
import org.caseledger.text.Sha256;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What each person is answered at each address of the sample year, in both languages: whether a
 * change of the program changes nothing that anyone sees is read off the difference.
 */
@Tag("long")
@Tag("recorded")
class RecordedHouseIT {

    private static final List<String> PEOPLE =
            List.of("intake", "dispatcher", "handler", "leader", "legal", "head", "supervisor", "auditor", "admin");

    /** So many pages of one kind are opened. */
    private static final int SEVERAL = 2;

    /** Of a JSON list the first entries are shown. */
    private static final int ENTRIES = 2;

    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)\"");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Ordered by keys of the database, or a list of what this test has read so far. */
    private static final Pattern APART =
            Pattern.compile("/supervision/returns(\\?.*)?|/api/responsibility/returns|/api/accesses");

    /**
     * What differs from run to run: addresses, random names and keys, and what is made with them.
     */
    private static final Map<Pattern, String> CHANCE = new LinkedHashMap<>();

    static {
        chance("http://127\\.0\\.0\\.1:\\d+", "http://ledger");
        chance("/ledger_\\d+\\b", "/ledger_1");
        chance("/[^\\s\"]*/ledger-data\\d+", "/data");
        chance("\\b[0-9a-f]{64}\\b", "DIGEST");
        chance("([0-9a-f]{4} ){15}[0-9a-f]{4}", "DIGEST");
        chance("[A-Za-z0-9+/]{40,}={0,2}", "BYTES");
        chance("ledger\\.invalid/[0-9a-f]{16}(\\+[A-Za-z0-9+/=]*)?", "LOG");
        chance("\\*\\*\\*[0-9a-f]{32}", "***");
        chance("([A-Z2-7]{4} ){7}[A-Z2-7]{4}", "KEY");
        chance("[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "RANDOM");
        chance("(\\b|p)[0-9a-f]{16}\\b", "PSEUDONYM");
        chance("(?<=reason=|\"key\" : \")[0-9a-f]{12,15}\\b", "PSEUDONYM");
        chance("\\d\\d-\\d\\d \\d\\d:\\d\\d (?=“(最近使用|Last used)”)", "JUST NOW ");
        chance("(?<=\"lastUsed\" : )\"[^\"]*\"", "\"JUST NOW\"");
        chance("(?<=编码|filters: )[0-9a-f]{12}", "CODE");
        chance("(?<=树中共|of the checkpoint, over )[\\d,]+", "SOME");
        chance("(?<=:00:00)\\.\\d{6}Z", "Z");
    }

    private static void chance(String found, String said) {
        CHANCE.put(Pattern.compile(found), Matcher.quoteReplacement(said));
    }

    private final TestLedger ledger = TestLedger.sampleYear();
    private final Map<String, Caller> people = new LinkedHashMap<>();

    @Test
    void whatEveryoneIsAnswered_isTheRecordedHouse() throws IOException {
        var form = new LoginForm(ledger);
        PEOPLE.forEach(name -> people.put(name, form.session(name).with("Accept", "text/html")));
        people.put("nobody", ledger.anonymous().with("Accept", "text/html"));
        var document = InterfaceDocument.of(ledger);
        var addresses = new LinkedHashSet<String>(pages());
        new Addresses(ledger)
                .all().stream()
                        .filter(one -> one.method().equals("GET") && isPage(one.pattern()))
                        .map(Address::pattern)
                        .sorted()
                        .forEach(addresses::add);
        addresses.addAll(new YearAddresses(ledger, 1).all(document));

        var table = new StringBuilder();
        var texts = new TreeMap<String, StringBuilder>();
        var shapes = new TreeSet<String>();
        addresses.removeIf(APART.asMatchPredicate());
        for (var address : addresses) {
            table.append(address).append('\n');
            var readers = new LinkedHashMap<String, List<String>>();
            var first = new HashMap<String, Answer>();
            people.forEach((name, caller) -> {
                var answer = reader(caller, address).get(address);
                assertThat(answer.status()).as("%s of %s", address, name).isLessThan(500);
                var said = said(answer);
                readers.computeIfAbsent(said, one -> new ArrayList<>()).add(name);
                if (answer.status() == 200) {
                    first.putIfAbsent(name, answer);
                }
            });
            readers.forEach((said, names) -> table.append("  ")
                    .append(said)
                    .append(" ")
                    .append(String.join(",", names))
                    .append('\n'));
            first.keySet().stream()
                    .min((a, b) -> PEOPLE.indexOf(a) - PEOPLE.indexOf(b))
                    .ifPresent(name -> {
                        if (shapes.add(shape(address))) {
                            var english = reader(people.get(name), address)
                                    .inEnglish()
                                    .get(address);
                            table.append("  en ").append(said(english)).append('\n');
                            var text = texts.computeIfAbsent(area(address), area -> new StringBuilder());
                            text.append("== ")
                                    .append(address)
                                    .append(" ")
                                    .append(name)
                                    .append('\n');
                            text.append(lines(first.get(name)));
                            if (!address.startsWith("/api")) {
                                text.append("-- en\n").append(lines(english));
                            }
                        }
                    });
        }
        var frames = new StringBuilder();
        people.forEach((name, caller) -> frames.append("== ")
                .append(name)
                .append('\n')
                .append(PageText.frame(settled(caller.get("/account").text()))));
        var files = new TreeMap<String, String>();
        files.put("frames.txt", frames.toString());
        files.put("addresses.txt", table.toString());
        texts.forEach((area, text) -> files.put("pages/" + area + ".txt", text.toString()));
        files.put("interface.txt", described(ledger.as("head").get("/api-docs").json()));
        Recording.hold(files);
    }

    private static Caller reader(Caller caller, String address) {
        return address.startsWith("/api") ? caller.with("Accept", "*/*") : caller;
    }

    /** The pages that people find from the first one on, one of each kind. */
    private TreeSet<String> pages() {
        var found = new TreeSet<String>();
        for (var caller : people.values()) {
            var kinds = new HashMap<String, Set<String>>();
            var ahead = new ArrayDeque<>(List.of("/", "/account", "/login"));
            while (!ahead.isEmpty()) {
                var path = ahead.remove();
                var kind = kinds.computeIfAbsent(shape(path).replaceFirst("\\?.*", ""), one -> new TreeSet<>());
                if (kind.size() < SEVERAL && kind.add(shape(path))) {
                    found.add(path);
                    ahead.addAll(links(caller.get(path)));
                }
            }
        }
        var shapes = new HashSet<String>();
        found.removeIf(path -> !shapes.add(shape(path)));
        return found;
    }

    private static List<String> links(Answer page) {
        return page.status() == 200 && page.header("Content-Type").startsWith("text/html")
                ? LINK.matcher(page.text())
                        .results()
                        .map(link -> link.group(1).replace("&amp;", "&"))
                        .filter(RecordedHouseIT::isPage)
                        .toList()
                : List.of();
    }

    /**
     * Neither of the interface for programs nor a file that pages share, and it ends. What resembles a
     * case is found by keys of the database.
     */
    private static boolean isPage(String path) {
        return !path.matches("/(api|swagger|v3|log|css|js|assets|webjars|fonts|logout|live|error|metrics|actuator).*"
                + "|.*/repeats|.*[{*].*|.*\\.(css|js|svg|png|ico|webmanifest|woff2)");
    }

    private static String shape(String path) {
        return path.replaceAll("=[^&]*", "=").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|\\d+", "#");
    }

    private static String area(String address) {
        var parts = address.replaceFirst("\\?.*", "").split("/");
        return parts.length < 2 ? "home" : parts[1].equals("api") ? "api-" + parts[2] : parts[1];
    }

    /** Status, and where it leads to or a digest of what it says. */
    private static String said(Answer answer) {
        if (answer.status() / 100 == 3) {
            return answer.status() + " → " + settled(answer.header("Location"));
        }
        return answer.status() + " " + Sha256.hex(text(answer, false)).substring(0, 12);
    }

    private static String lines(Answer answer) {
        return text(answer, true);
    }

    private static String text(Answer answer, boolean shortened) {
        var type = answer.header("Content-Type");
        if (type.startsWith("text/html")) {
            return settled(String.join("\n", PageText.of(answer.text(), shortened)) + "\n");
        } else if (type.contains("json") && !type.contains("jsonl")) {
            var json = JSON.readTree(answer.text());
            sort(json);
            if (shortened) {
                shorten(json);
            }
            return settled(JSON.writeValueAsString(json) + "\n");
        } else if (type.startsWith("text/")) {
            var text = settled(answer.text());
            return shortened ? text.lines().limit(5).collect(Collectors.joining("\n")) + "\n" : text;
        }
        return type + "\n";
    }

    /** Sets of constants, and objects by constants, have no order. */
    private static void sort(JsonNode node) {
        node.forEach(RecordedHouseIT::sort);
        if (node instanceof ArrayNode list && list.valueStream().allMatch(RecordedHouseIT::isConstant)) {
            var sorted = list.valueStream()
                    .sorted(Comparator.comparing(JsonNode::asString))
                    .toList();
            list.removeAll().addAll(sorted);
        } else if (node instanceof ObjectNode object
                && object.propertyNames().stream().allMatch(CONSTANT.asMatchPredicate())) {
            var sorted = new TreeMap<String, JsonNode>();
            object.forEachEntry(sorted::put);
            object.removeAll().setAll(sorted);
        }
    }

    private static boolean isConstant(JsonNode node) {
        return node.isString() && CONSTANT.matcher(node.asString()).matches();
    }

    private static void shorten(JsonNode node) {
        if (node instanceof ArrayNode list && list.size() > ENTRIES) {
            int size = list.size();
            while (list.size() > ENTRIES) {
                list.remove(ENTRIES);
            }
            list.add("… (" + size + ")");
        }
        node.forEach(RecordedHouseIT::shorten);
    }

    private static String settled(String text) {
        for (var chance : CHANCE.entrySet()) {
            text = chance.getKey().matcher(text).replaceAll(chance.getValue());
        }
        return text;
    }

    /** The interface document: a line for each operation, parameter, answer and field. */
    private static String described(JsonNode document) {
        var lines = new StringBuilder();
        document.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
                    lines.append(method.toUpperCase()).append(' ').append(path).append('\n');
                    operation
                            .path("parameters")
                            .forEach(p -> lines.append("  ").append(p).append('\n'));
                    if (operation.has("requestBody")) {
                        lines.append("  takes ")
                                .append(operation.path("requestBody"))
                                .append('\n');
                    }
                    operation
                            .path("responses")
                            .forEachEntry((status, response) -> lines.append("  ")
                                    .append(status)
                                    .append(' ')
                                    .append(response)
                                    .append('\n'));
                }));
        document.at("/components/schemas").forEachEntry((name, schema) -> {
            lines.append(name).append(' ').append(schema.path("required")).append('\n');
            schema.path("properties")
                    .forEachEntry((field, type) -> lines.append("  ")
                            .append(field)
                            .append(' ')
                            .append(type)
                            .append('\n'));
        });
        assertThat(lines).isNotEmpty();
        return lines.toString();
    }
}
