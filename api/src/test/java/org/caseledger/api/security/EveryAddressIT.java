package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.gate.Commands;
import org.junit.jupiter.api.Test;

/** No address is open by oversight; every command's is described. */
class EveryAddressIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final LoginForm FORM = new LoginForm(LEDGER);
    private static final Set<String> OPEN = Set.of(
            "GET /login",
            "POST /login/certificate",
            "GET /login/second",
            "POST /login/passkey",
            "POST /login/second",
            "GET /setup",
            "POST /setup",
            "POST /look",
            "GET /calendar/{token}.ics",
            "GET /error",
            "GET /log/key",
            "GET /log/policy",
            "GET /log/sm3/key",
            "GET /log/sm3/tile/{level:[0-9]+}/**",
            "GET /log/checkpoint",
            "GET /log/tile/{level:[0-9]+}/**");

    @Test
    void everyAddressAsksForALoginUnlessItIsNamedHere() {
        var login = LEDGER.anonymous().get("/login");
        // With a token: what is asked for is the login.
        var stranger = FORM.withSessionOf(login).with("X-CSRF-TOKEN", LoginForm.token(login));
        var open = new TreeSet<String>();
        for (var address : new Addresses(LEDGER).all()) {
            var path = address.pattern().replaceAll("\\{[^}]+}", "0").replace("**", "000");
            var answer = stranger.call(address.method(), path, BodyPublishers.noBody());
            if (!asksForALogin(answer)) {
                open.add(address.toString());
            }
            assertThat(answer.text()).doesNotContain("caseId", "Exception");
        }
        assertThat(open).containsExactlyInAnyOrderElementsOf(OPEN);
    }

    private static boolean asksForALogin(Answer answer) {
        return answer.status() == 401
                || answer.status() == 302 && answer.header("Location").endsWith("/login");
    }

    @Test
    void beforeTheLoginTheProgramTellsNothingOfItself() {
        for (var path : new String[] {"/api-docs", "/swagger-ui/index.html", "/actuator/env", "/x"}) {
            assertThat(LEDGER.anonymous().get(path).status()).as(path).isIn(302, 401);
        }
        assertThat(LEDGER.anonymous().get("/actuator/health").status()).isEqualTo(200);
        assertThat(LEDGER.anonymous().get("/setup?code=guess").status()).isEqualTo(404);
    }

    @Test
    void theInterfaceDescribesEveryCommand() {
        var paths = LEDGER.as("handler").get("/api-docs").json().path("paths");

        assertThat(paths.has("/api/complaints")).isTrue();
        for (var command : ComplaintCommands.all()) {
            var path = "/api/complaints/{id}/" + Commands.pathOf(command);
            boolean given = ComplaintCommands.onACase().contains(command);
            assertThat(paths.has(path)).as(path).isEqualTo(given);
        }
        assertThat(paths.has("/api/complaints/{id}/{command}")).isFalse();
        assertThat(paths.propertyNames()).contains("/api/board", "/api/deadlines", "/api/approvals", "/api/search");
    }

    @Test
    void itsPageComesWithTheProgram() {
        var caller = FORM.session("handler");
        var redirect = caller.get("/swagger-ui.html");
        assertThat(redirect.status()).isEqualTo(302);
        var page = caller.get("/swagger-ui/index.html");

        assertThat(page.status()).isEqualTo(200);
        var parts = Pattern.compile("(?:src|href)=\"([^\"#]+)\"").matcher(page.text());
        int found = 0;
        while (parts.find()) {
            var part = parts.group(1);
            assertThat(part).doesNotStartWith("http").doesNotStartWith("//");
            assertThat(caller.get("/swagger-ui/" + part.replaceFirst("^\\./", ""))
                            .status())
                    .as(part)
                    .isEqualTo(200);
            found++;
        }
        assertThat(found).isPositive();
    }
}
