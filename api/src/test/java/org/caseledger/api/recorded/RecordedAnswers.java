package org.caseledger.api.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.Recording;
import org.caseledger.text.Sha256;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What each person is answered at each address of the sample year, in both languages: whether a change of the program
 * changes nothing that anyone sees is read off the difference.
 */
abstract class RecordedAnswers {
    private static final List<String> PEOPLE =
            List.of("intake", "dispatcher", "handler", "leader", "legal", "head", "supervisor", "auditor", "admin");

    /** Of a JSON list the first entries are shown. */
    private static final int ENTRIES = 2;

    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Ordered by keys of the database, or a list of what this test has read so far. */
    private static final Pattern APART =
            Pattern.compile("/supervision/returns(\\?.*)?|/api/responsibility/returns|/api/accesses");

    /** What differs from run to run: addresses, random names and keys, and what is made with them. */
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
        chance("\\bp?[0-9a-f]{16}\\b", "PSEUDONYM");
        chance("reason=[0-9a-f]{12,15}\\b", "reason=PSEUDONYM");
        chance("\"key\" : \"[0-9a-f]{12,15}\\b", "\"key\" : \"PSEUDONYM");
        chance("\\d\\d-\\d\\d \\d\\d:\\d\\d (?=“(最近使用|Last used)”)", "JUST NOW ");
        chance("\"lastUsed\" : \"[^\"]*\"", "\"lastUsed\" : \"JUST NOW\"");
        chance("编码[0-9a-f]{12}", "编码CODE");
        chance("filters: [0-9a-f]{12}", "filters: CODE");
        chance("树中共[\\d,]+", "树中共SOME");
        chance("of the checkpoint, over [\\d,]+", "of the checkpoint, over SOME");
        chance("LOG\\n\\d+\\nBYTES", "LOG\nSOME\nBYTES"); // of a checkpoint, which follows what this test reads
        // Where a test has loaded a class of its package from elsewhere than the jar.
        chance("\\bdevelopment\\b", "0.1.0");
        chance(":00:00\\.\\d{6}Z", ":00:00Z");
    }

    private static void chance(String found, String said) {
        CHANCE.put(Pattern.compile(found), Matcher.quoteReplacement(said));
    }

    protected final TestLedger ledger = TestLedger.withTheSampleYear();
    protected final Map<String, Caller> people = new LinkedHashMap<>();

    RecordedAnswers() {
        var form = new LoginForm(ledger);
        PEOPLE.forEach(name -> people.put(name, form.session(name).with("Accept", "text/html")));
        people.put("nobody", ledger.anonymous().with("Accept", "text/html"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    /** Holds what is answered at the addresses, and more files, against what was recorded. */
    protected void hold(String name, Collection<String> all, Map<String, String> more) {
        var table = new StringBuilder();
        var texts = new TreeMap<String, StringBuilder>();
        var shapes = new TreeSet<String>();
        for (var address : all) {
            if (APART.matcher(address).matches()) {
                continue;
            }
            table.append(address).append('\n');
            var readers = new LinkedHashMap<String, List<String>>();
            var read = new LinkedHashMap<String, Answer>();
            var known = new HashMap<List<String>, String>();
            people.forEach((person, caller) -> {
                var answer = reader(caller, address).get(address);
                assertThat(answer.status()).as("%s of %s", address, person).isLessThan(500);
                var whole = List.of(answer.status() + answer.header("Location"), answer.text());
                var words = known.computeIfAbsent(whole, other -> said(answer));
                readers.computeIfAbsent(words, said -> new ArrayList<>()).add(person);
                if (answer.status() == 200) {
                    read.put(person, answer);
                }
            });
            readers.forEach((said, names) -> table.append("  %s %s\n".formatted(said, String.join(",", names))));
            if (!read.isEmpty() && shapes.add(shape(address))) {
                var first = read.entrySet().iterator().next();
                var english =
                        reader(people.get(first.getKey()), address).inEnglish().get(address);
                table.append("  en %s\n".formatted(said(english)));
                var text = texts.computeIfAbsent(area(address), area -> new StringBuilder());
                text.append("== %s %s\n".formatted(address, first.getKey())).append(lines(first.getValue()));
                if (!address.startsWith("/api")) {
                    text.append("-- en\n").append(lines(english));
                }
            }
        }
        var files = new TreeMap<>(more);
        files.put("addresses/" + name + ".txt", table.toString());
        texts.forEach((area, text) -> files.put("pages/" + area + ".txt", text.toString()));
        Recording.hold(files);
    }

    private static Caller reader(Caller caller, String address) {
        return address.startsWith("/api") ? caller.with("Accept", "*/*") : caller;
    }

    protected static String shape(String path) {
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
        node.forEach(RecordedAnswers::sort);
        if (node instanceof ArrayNode list && list.valueStream().allMatch(RecordedAnswers::isConstant)) {
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
        node.forEach(RecordedAnswers::shorten);
    }

    protected static String settled(String text) {
        for (var chance : CHANCE.entrySet()) {
            text = chance.getKey().matcher(text).replaceAll(chance.getValue());
        }
        return text;
    }
}
