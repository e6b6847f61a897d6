package org.caseledger.api.web.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.web.PageRequest;
import org.caseledger.testing.Seeds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * Every parameter of every address that is read, with what no database and no calendar holds: each with some of these
 * values, as {@link Seeds} says.
 */
@Tag("long")
@Tag("turn-1")
class ImpossibleValuesIT {
    /** One of its own: it searches more than one may, and less would be asked of it. */
    private static final TestLedger LEDGER = TestLedger.onNewDatabase("--caseledger.limits.searches=100000/1m");

    /** Each address is asked by the first of them who may read it; one that no role may read by anybody. */
    private static final List<String> PEOPLE =
            List.of("head", "intake", "leader", "handler", "supervisor", "dispatcher", "admin");

    /** The answer of this one does not end. */
    private static final Set<String> APART = Set.of("/live");

    /** Waits for what is recorded after it: for what never is, some seconds each time. */
    private static final String AWAITED = "after";

    /** A leader of no such login, for whom no one signs. */
    private static final String FOR_NOBODY = "?behalf=";

    private static final List<String> VALUES = List.of(
            "a\0b",
            "-1",
            "292278994",
            "10000-01",
            "+10000-01-01",
            "-0001-01-01",
            "+292278994-08-17T07:12:55.807Z",
            "v9223372036854775807");

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void noneOfThemIsAnErrorOfTheProgram() {
        var id = LEDGER.cases().accepted().replaceAll(".*/", "");
        var failed = new TreeSet<String>();
        int asked = 0;
        var left = new ArrayList<String>();
        for (var mapping : LEDGER.mappings().getHandlerMethods().entrySet()) {
            left.addAll(paths(mapping.getKey(), mapping.getValue(), id));
        }
        for (var person : PEOPLE) {
            var caller = new LoginForm(LEDGER).session(person);
            var forbidden = new ArrayList<String>();
            for (var path : left) {
                var answer = caller.get(path);
                asked++;
                if (answer.status() == HttpStatus.FORBIDDEN.value()) {
                    forbidden.add(path);
                } else if (answer.status() >= 500 || answer.status() == 400 && !isProblem(path, answer.text())) {
                    failed.add(person + " " + answer.status() + " " + path);
                }
            }
            left = forbidden;
        }
        assertThat(asked).isGreaterThan(1_000);
        assertThat(failed).isEmpty();
        assertThat(left).as("all that have a permitted reader were asked").allMatch(path -> path.contains(FOR_NOBODY));
    }

    @Test
    void aFarTimeInABody_isToldAtItsField() {
        var incident = LEDGER.as("head")
                .post(
                        "/api/reports",
                        "{\"first\":\"+10000-01-01\",\"last\":\"+292278994-01-31\","
                                + "\"addressee\":\"市局\",\"what\":\"一月\\u0000汇总\","
                                + "\"dueOn\":\"-0001-02-05\"}");
        assertThat(incident.status()).as("%s", incident).isEqualTo(400);
        assertThat(incident.json().path("fields").propertyNames())
                .containsExactlyInAnyOrder("first", "last", "what", "dueOn");
    }

    /** A path with a NUL in it is refused by the server before anything of ours. */
    private static boolean isProblem(String path, String text) {
        return !path.startsWith("/api/")
                || path.replaceAll("\\?.*", "").contains("%00")
                || text.contains("urn:caseledger:problem:");
    }

    private static List<String> paths(RequestMappingInfo info, HandlerMethod method, String id) {
        var methods = info.getMethodsCondition().getMethods();
        if (!methods.isEmpty() && !methods.contains(RequestMethod.GET)) {
            return List.of();
        }
        var paths = new ArrayList<String>();
        for (var pattern : info.getPatternValues()) {
            if (APART.contains(pattern)) {
                continue;
            }
            for (var value : Seeds.some(VALUES, pattern)) {
                var encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
                for (var variable : variables(pattern)) {
                    paths.add(filled(pattern.replace(variable, encoded), id));
                }
                for (var name : names(method)) {
                    if (name.equals(AWAITED) && value.length() > 8) {
                        continue;
                    }
                    paths.add(filled(pattern, id) + "?" + name + "=" + encoded);
                }
            }
        }
        return paths;
    }

    private static List<String> variables(String pattern) {
        return Pattern.compile("\\{[^}]+}")
                .matcher(pattern)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String filled(String pattern, String id) {
        return pattern.replace("{id}", id)
                .replace("{year}", "2026")
                .replace("{username}", "handler")
                .replace("{signer}", "leader")
                .replace("{code}", "XIPU")
                .replace("{view}", "board")
                .replace("{paper}", "registration")
                .replace("{rule}", "FOLLOW_UP_MISSING")
                .replace("{position}", "1")
                .replace("{sha256}", "0".repeat(64))
                .replace("{command}", "record-contact")
                .replaceAll("\\{[^}]+}", "0")
                .replace("**", "000");
    }

    /** The names of what a method reads from a query, those of records one by one. */
    private static Set<String> names(HandlerMethod method) {
        var names = new LinkedHashSet<String>();
        for (var parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            names.addAll(names(parameter).toList());
        }
        return names;
    }

    private static Stream<String> names(MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(PathVariable.class)
                || parameter.hasParameterAnnotation(RequestHeader.class)) {
            return Stream.of();
        }
        var type = parameter.getParameterType();
        if (type.isRecord() && type != PageRequest.class && type.getName().startsWith("org.caseledger")) {
            return Arrays.stream(type.getRecordComponents()).map(c -> c.getName());
        }
        return parameter.hasParameterAnnotation(RequestParam.class) || BeanUtils.isSimpleProperty(type)
                ? Stream.of(String.valueOf(parameter.getParameterName()))
                : Stream.of();
    }
}
