package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.api.testing.InterfaceDocument;
import org.caseledger.api.testing.InterfaceDocument.Operation;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every list of the interface refuses a parameter that it does not have, and a value that one cannot have. */
class ListsIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final List<String> PEOPLE = List.of("head", "supervisor", "leader", "admin");
    /** They count the question of a list, whatever its page, or look for a log before they look at it. */
    private static final Set<String> WITHOUT_PAGE = Set.of(
            "/api/accountability/counts",
            "/api/approvals/checkup",
            "/api/approvals/endings",
            "/api/deadlines/calendar",
            "/api/findings/counts",
            "/api/rectifications/counts",
            "/api/responsibility/returns",
            "/api/roll-up/cases",
            "/api/statistics/report");

    /** What an address asks for in any case. */
    private static final Map<String, String> REQUIRED = Map.of(
            "/api/past/board", "&at=1",
            "/api/past/deadlines", "&at=1",
            "/api/roll-up/cases", "&log=x");

    private static final Set<String> OF_PAGES = Set.of("page", "size");
    private static final Map<String, String> OF_PERIODS =
            Map.of("from", "yesterday", "until", "yesterday", "dueBefore", "yesterday");

    @TestFactory
    Stream<DynamicTest> aListAskedForWhatItDoesNotHave() {
        var lists = InterfaceDocument.of(LEDGER).operations().stream()
                .filter(one -> one.method().equals("get") && !one.path().contains("{"))
                .filter(one -> parameters(one).anyMatch(p -> name(p).equals("page")))
                .toList();
        assertThat(lists).hasSizeGreaterThan(20);
        return lists.stream()
                .flatMap(list -> Stream.concat(
                        Stream.of(dynamicTest(list + " nonsense", () -> refused(list, "nonsense", "1"))),
                        parameters(list)
                                .filter(p -> value(p) != null)
                                .filter(p -> !WITHOUT_PAGE.contains(list.path()) || !OF_PAGES.contains(name(p)))
                                .map(p -> dynamicTest(list + " " + name(p), () -> refused(list, name(p), value(p))))));
    }

    private static void refused(Operation list, String parameter, String value) {
        var address = list.path() + "?" + parameter + "=" + value + REQUIRED.getOrDefault(list.path(), "");
        for (var person : PEOPLE) {
            var zh = LEDGER.as(person).get(address);
            if (zh.status() == 403) {
                continue;
            }
            var en = LEDGER.as(person).inEnglish().get(address);
            assertThat(List.of(zh.status(), en.status())).as("%s", zh).containsOnly(400);
            var said = zh.json().path("fields").path(parameter).asString("");
            assertThat(said).as("%s", zh).isNotEmpty();
            assertThat(en.json().path("fields").path(parameter).asString(""))
                    .isNotEmpty()
                    .isNotEqualTo(said);
            return;
        }
        assertThat(list).as("a list that no one may read").isNull();
    }

    /** One that the parameter cannot have; null where it can have any. */
    private static String value(JsonNode parameter) {
        var schema = parameter.path("schema");
        if (schema.has("$ref")) {
            return "LOST";
        }
        return switch (name(parameter)) {
            case "page" -> "1000000000";
            case "size" -> "201";
            default -> schema.path("type").asString("").equals("boolean") ? "perhaps" : OF_PERIODS.get(name(parameter));
        };
    }

    private static Stream<JsonNode> parameters(Operation list) {
        return list.node().path("parameters").valueStream();
    }

    private static String name(JsonNode parameter) {
        return parameter.path("name").asString();
    }
}
