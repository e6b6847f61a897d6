package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.api.security.Addresses.Address;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.InterfaceDocument;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.Role;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every address for every role in a session, and for every kind of program that sends its login: a table lists who may,
 * all others may not.
 */
@Tag("long")
class WhoMayIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    /** What is answered is described there. */
    private static final InterfaceDocument DOCUMENT = InterfaceDocument.of(LEDGER);

    /** The answers of these do not end, or are those of other addresses. */
    private static final Set<String> APART = Set.of("GET /live", "GET /error");

    private static final Map<Role, String> PEOPLE = Map.of(
            Role.INTAKE, "intake",
            Role.DISPATCHER, "dispatcher",
            Role.HANDLER, "handler",
            Role.LEADER, "leader",
            Role.LEGAL, "legal",
            Role.CENTER_HEAD, "head",
            Role.SUPERVISOR, "supervisor",
            Role.AUDITOR, "auditor",
            Role.ADMIN, "admin");

    /** Those of programs, which log in at addresses for programs only. */
    private static final Map<Role, String> PROGRAMS = Arrays.stream(Role.values())
            .filter(Role::isProgram)
            .collect(Collectors.toMap(role -> role, role -> "p-" + role.name().toLowerCase(Locale.ROOT)));

    private static final String PASSWORD = "Tqz7-wKp2-mXr9";

    /** The monitoring's, which is no controller's. */
    private static final String METERS = "GET /actuator/prometheus";

    private static final Map<String, Set<Role>> GROUPS = Map.of(
            "EVERYBODY", PEOPLE.keySet(),
            "CHANGE_PEOPLE", Set.of(Role.ADMIN),
            "READERS", allBut(Role.ADMIN),
            "ALL_CASES", allBut(Role.ADMIN, Role.HANDLER),
            "HANDLE", allBut(Role.ADMIN, Role.SUPERVISOR, Role.AUDITOR),
            "OVERSEE", Set.of(Role.CENTER_HEAD, Role.SUPERVISOR, Role.AUDITOR),
            "WEIGH", Set.of(Role.LEADER, Role.CENTER_HEAD, Role.SUPERVISOR, Role.AUDITOR),
            "ROSTERS", Set.of(Role.DISPATCHER, Role.HANDLER, Role.LEADER, Role.CENTER_HEAD));

    /** What is sent is looked at first, and its rule says who may: {@link RolesIT} does so. */
    private static final String BY_RULE = "BY_RULE";

    /** Of no form that anything takes: nothing is done. */
    private static final String NOTHING = "{\"nothing\":true}";

    /** A line of the table: who may, and the address with what has to be sent there. */
    record Row(String who, String method, String pattern, String query, String body) {
        private static final Pattern LINE = Pattern.compile("(\\w+) ([^ ?]+)(\\?\\S+)?(?: (\\{.*))?");

        static Row of(String who, String line) {
            var parts = LINE.matcher(line);
            assertThat(parts.matches()).as(line).isTrue();
            return new Row(
                    who,
                    parts.group(1),
                    parts.group(2),
                    Objects.requireNonNullElse(parts.group(3), ""),
                    Objects.requireNonNullElse(parts.group(4), NOTHING));
        }

        Set<Role> roles() {
            return Stream.of(who.split(","))
                    .filter(one -> !one.equals(BY_RULE))
                    .flatMap(one -> GROUPS.getOrDefault(one, Set.of()).isEmpty()
                            ? Stream.of(Role.valueOf(one))
                            : GROUPS.get(one).stream())
                    .collect(Collectors.toSet());
        }

        boolean isByRule() {
            return who.startsWith(BY_RULE);
        }

        String address() {
            return method + " " + pattern;
        }
    }

    @TestFactory
    Stream<DynamicTest> whoMayAndNobodyElse() throws IOException {
        var table = table();
        var there = new Addresses(LEDGER)
                .all().stream()
                        .map(Address::toString)
                        .filter(address -> !APART.contains(address))
                        .collect(Collectors.toCollection(TreeSet::new));
        there.add(METERS);
        there.add("GET /actuator/info");
        var values = values();
        var programs = programs();
        var people = new EnumMap<Role, Caller>(Role.class);
        PEOPLE.forEach((role, name) -> people.put(role, new LoginForm(LEDGER).session(name)));
        return Stream.concat(
                Stream.of(dynamicTest(
                        "the table has every address, and no other",
                        () -> assertThat(table.keySet()).isEqualTo(there))),
                table.values().stream()
                        .map(row -> dynamicTest(row.who() + " " + row.address(), () -> {
                            people.forEach((role, caller) -> check(row, role, caller, values));
                            if (isForPrograms(row)) {
                                checkPrograms(row, programs, values);
                            }
                        })));
    }

    private static Map<Role, Caller> programs() {
        var callers = new EnumMap<Role, Caller>(Role.class);
        PROGRAMS.forEach((role, name) -> {
            var saved = LEDGER.as("admin").put("/api/people/" + name, """
                    {"name":"程序","role":"%s","password":"%s","reason":"系统对接账号"}
                    """.formatted(role, PASSWORD));
            assertThat(saved.status()).as("%s", saved).isEqualTo(200);
            callers.put(role, LEDGER.anonymous().login(name, PASSWORD));
        });
        return callers;
    }

    private static boolean isForPrograms(Row row) {
        return Stream.of("/api/", "/api-docs", "/log/", "/actuator/").anyMatch(row.pattern()::startsWith);
    }

    private static void checkPrograms(Row row, Map<Role, Caller> programs, Map<String, String> values) {
        var path = path(row, values);
        if (call(LEDGER.anonymous(), row, path + row.query()).status() != 401) {
            return; // anyone may
        }
        programs.forEach((role, caller) -> {
            var answer = call(caller, row, path + row.query());
            var what = "%s: %s %s: %s".formatted(role, row.method(), path, answer);
            if (row.roles().contains(role)) {
                assertThat(answer.status()).as(what).isNotIn(401, 403, 405).isLessThan(500);
            } else {
                assertThat(answer.status()).as(what).isEqualTo(403);
            }
        });
    }

    private static String path(Row row, Map<String, String> values) {
        var path = row.pattern();
        for (var value : values.entrySet()) {
            path = path.replace(value.getKey(), value.getValue());
        }
        return path;
    }

    private static void check(Row row, Role role, Caller caller, Map<String, String> values) {
        var path = path(row, values);
        var answer = call(caller, row, path + row.query());
        var what = "%s: %s %s: %s".formatted(role, row.method(), path, answer);
        if (row.isByRule()) {
            assertThat(answer.status()).as(what).isIn(400, 403, 404, 422);
        } else if (row.roles().contains(role)) {
            assertThat(answer.status()).as(what).isNotIn(401, 403, 405).isLessThan(500);
        } else {
            assertThat(answer.status()).as(what).isEqualTo(403);
        }
        DOCUMENT.operation(row.method(), row.pattern())
                .ifPresent(described -> assertThat(DOCUMENT.differences(described, answer))
                        .as(what)
                        .isEmpty());
    }

    static Answer call(Caller caller, Row row, String path) {
        if (row.method().equals("GET")) {
            return caller.get(path);
        } else if (path.startsWith("/api/")) {
            return caller.call(row.method(), path, BodyPublishers.ofString(row.body()));
        }
        return caller.with("Content-Type", "application/x-www-form-urlencoded")
                .with("Accept", "text/html")
                .call(row.method(), path, BodyPublishers.noBody());
    }

    /** What is put into patterns: the longer first, of things that are there. */
    private static Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("/complaints/{id}/{command}", "/complaints/{id}/record-contact");
        values.put("/cases/{id}/do/{command}", "/cases/{id}/do/record-contact");
        values.put("/incidents/{id}/{command}", "/incidents/{id}/take-measure");
        values.put("/incidents/{id}/do/{command}", "/incidents/{id}/do/take-measure");
        values.put("/inspections/{id}/{command}", "/inspections/{id}/sign-off");
        values.put("/inspections/{id}/do/{command}", "/inspections/{id}/do/sign-off");
        values.put("/reports/{id}/{command}", "/reports/{id}/send");
        values.put("/respondents/{id}/{command}", "/respondents/{id}/change");
        values.put("/respondents/{id}/do/{command}", "/respondents/{id}/do/change");
        values.put("/reports/{id}/do/{command}", "/reports/{id}/do/send");
        values.put("/samples/{id}/{command}", "/samples/{id}/conclude");
        values.put("/categories/{code}/{command}", "/categories/01/rename");
        values.put("/templates/{number:[0-9]+}/{command}", "/templates/1/change");
        values.put("{number:[0-9]+}", "1");
        values.put("/batch/print/{paper}", "/batch/print/registration");
        values.put("/batch/{command}", "/batch/urge-handling");
        values.put("/duty/do/{command}", "/duty/do/assign-duty");
        values.put("/papers/{place}/{format}", "/papers/1/pdf");
        values.put("/dossier/{format}", "/dossier/pdf");
        values.put("/paper-offers/{kind}", "/paper-offers/REPORT_RESULT");
        values.put("/papers/new/{kind}", "/papers/new/REPORT_RESULT");
        values.put("/processors/{name}", "/processors/ours");
        values.put("/webhooks/{name}", "/webhooks/ours");
        values.put("/platforms/{platform}", "/platforms/ours");
        values.put(
                "/incidents/{id}",
                made(
                        "leader",
                        "/api/incidents",
                        "{\"kind\":\"MAJOR\",\"level\":\"FOUR\",\"title\":\"食物中毒\","
                                + "\"why\":\"多人投诉\",\"exercise\":false}"));
        values.put(
                "/inspections/{id}",
                made("head", "/api/inspections", "{\"first\":\"2026-01-01\",\"last\":\"2026-01-31\"}"));
        values.put(
                "/accountability/{id}",
                made(
                        "leader",
                        "/api/accountability",
                        "{\"kind\":\"COMMENDATION\",\"unit\":\"XIPU\",\"why\":\"全年无逾期\"}"));
        values.put(
                "/reports/{id}",
                made(
                        "head",
                        "/api/reports",
                        "{\"first\":\"2026-01-01\",\"last\":\"2026-01-31\",\"addressee\":\"市局\","
                                + "\"what\":\"一月汇总\",\"dueOn\":\"2026-02-05\"}"));
        values.put("/procedures/{id}", "/procedures/P9");
        var drafted = LEDGER.cases().drafted();
        values.put("{id}", drafted.substring(drafted.lastIndexOf('/') + 1));
        values.put("{year}", "2026");
        values.put("{token}", "a".repeat(43));
        values.put("{username}", "handler2"); // who acts in no session here
        values.put("{signer}", "leader");
        values.put("{code}", "XIPU");
        values.put("{view}", "board");
        values.put("{paper}", "registration");
        values.put("{rule}", "FOLLOW_UP_MISSING");
        values.put("{position}", "1");
        values.put("{sha256}", "0".repeat(64));
        values.put("{level:[0-9]+}", "0");
        values.put("**", "000");
        return values;
    }

    private static String made(String person, String path, String body) {
        var answer = LEDGER.as(person).post(path, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.header("Location").replaceFirst("^/api", "");
    }

    /** The sample people who may, one of each role. */
    static List<String> peopleOf(Row row) {
        return PEOPLE.entrySet().stream()
                .filter(one -> row.isByRule() || row.roles().contains(one.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    static Map<String, Row> table() throws IOException {
        var rows = new LinkedHashMap<String, Row>();
        var who = "";
        for (var line : Files.readAllLines(Path.of("src/test/resources/security/who-may.txt"))) {
            if (line.startsWith("# ")) {
                who = line.substring(2);
            } else {
                var row = Row.of(who, line.strip());
                assertThat(rows.put(row.address(), row)).as("twice: %s", line).isNull();
            }
        }
        return rows;
    }

    private static Set<Role> allBut(Role... others) {
        return PEOPLE.keySet().stream()
                .filter(role -> !Set.of(others).contains(role))
                .collect(Collectors.toSet());
    }
}
