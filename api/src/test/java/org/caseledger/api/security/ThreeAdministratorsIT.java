package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 三员分立: system, security and audit administrators, of whom none reads a case. */
class ThreeAdministratorsIT {
    private static final Map<Role, String> PEOPLE = Map.of(
            Role.ADMIN, "admin",
            Role.SECURITY_ADMIN, "security",
            Role.AUDIT_ADMIN, "audit");

    private static TestLedger ledger;

    @BeforeAll
    static void givenAnOfficeWithAllThree() {
        ledger = TestLedger.onNewDatabase();
        assertThat(save("admin", "audit", "AUDIT_ADMIN", true).status()).isEqualTo(200);
        assertThat(save("admin", "security", "SECURITY_ADMIN", true).status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void whenEachAsksForEveryAddress_thenOnlyThatOfItsOwnIsOpen() throws Exception {
        var callers = new EnumMap<Role, Caller>(Role.class);
        PEOPLE.forEach((role, name) -> callers.put(role, new LoginForm(ledger).session(name)));
        for (var row : WhoMayIT.table().values()) {
            var path = row.pattern().replace("{username}", "handler").replace("{code}", "XIPU");
            path = path.replace("{year}", "2026").replaceAll("\\{[^}]+}", "0").replace("**", "000");
            for (var one : callers.entrySet()) {
                var answer = WhoMayIT.call(one.getValue(), row, path + row.query());
                var what = one.getKey() + " " + row.address() + ": " + answer;
                if (may(one.getKey(), row)) {
                    assertThat(answer.status()).as(what).isNotIn(401, 403, 405).isLessThan(500);
                } else {
                    // Where something is looked for first, nothing is found.
                    assertThat(answer.status()).as(what).isIn(400, 403, 404, 422);
                }
            }
        }
    }

    private static boolean may(Role role, WhoMayIT.Row row) {
        return switch (row.who()) {
            case "EVERYBODY" -> true;
            case "CHANGE_PEOPLE" -> role == Role.SECURITY_ADMIN;
            case "BY_RULE" -> false;
            default -> row.roles().contains(role);
        };
    }

    @Test
    void whenTheSystemAdministratorTriesToGrantARole_thenOnlySecurityDoes() {
        assertThat(save("admin", "friend", "LEADER", true).status()).isEqualTo(403);
        assertThat(save("audit", "friend", "LEADER", true).status()).isEqualTo(403);
        assertThat(save("admin", "security", "SECURITY_ADMIN", false).status()).isEqualTo(403);
        assertThat(save("admin", "admin", "SECURITY_ADMIN", true).status()).isEqualTo(403);
        assertThat(ledger.as("friend").get("/api/me").status()).isEqualTo(401);

        assertThat(save("security", "friend", "INTAKE", true).status()).isEqualTo(200);
    }

    @Test
    void whenSecurityWouldTakeTheRoleFromItself_thenAnotherHasTo() {
        for (var role : new String[] {"LEADER", "ADMIN", "AUDIT_ADMIN"}) {
            assertThat(save("security", "security", role, true).status()).isEqualTo(400);
        }
        assertThat(save("security", "security", "SECURITY_ADMIN", false).status())
                .isEqualTo(400);
    }

    @Test
    void whenPeopleAreLookedAt_thenWhoChangesThemIsTold() {
        var form = new LoginForm(ledger);
        assertThat(form.session("admin")
                        .with("Accept", "text/html")
                        .get("/people")
                        .text())
                .contains("人员由安全管理员增改")
                .doesNotContain("/people/new");
        assertThat(form.session("security")
                        .with("Accept", "text/html")
                        .get("/people")
                        .text())
                .contains("/people/new");
    }

    private static Answer save(String by, String username, String role, boolean active) {
        return ledger.anonymous().login(by, "demo-" + by).put("/api/people/" + username, """
                        {"name": "方圆", "role": "%s", "active": %s, "password": "demo-%s",
                         "reason": "三员分立"}
                        """.formatted(
                        role, active, username));
    }
}
