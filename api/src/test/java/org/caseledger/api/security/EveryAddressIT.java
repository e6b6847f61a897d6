package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.command.BeginningCommand;
import org.caseledger.command.Commands;
import org.caseledger.command.RecordMissedDeadline;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No address is open because nobody thought of it; every command's is described. */
class EveryAddressIT {

    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Set<String> OPEN =
            Set.of("/login", "/setup", "/error", "/log/key", "/log/checkpoint");

    @Test
    void everyAddressAsksForALoginUnlessItIsNamedHere() {
        var asked = new TreeSet<String>();
        mappings()
                .getHandlerMethods()
                .keySet()
                .forEach(
                        info -> {
                            var methods = info.getMethodsCondition().getMethods();
                            for (var pattern : info.getPatternValues()) {
                                if (OPEN.contains(pattern)) {
                                    continue;
                                }
                                var path = pattern.replaceAll("\\{[^}]+}", "x").replace("**", "x");
                                for (var method :
                                        methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                                    closed(method.name(), path);
                                }
                                asked.add(pattern);
                            }
                        });
        assertThat(asked)
                .contains("/", "/api/board", "/api/complaints", "/api/complaints/{id}/{command}");
    }

    private static void closed(String method, String path) {
        var answer =
                LEDGER.anonymous()
                        .with("Accept", "text/html")
                        .call(method, path, BodyPublishers.noBody());
        if (path.startsWith("/api/")) {
            // Without a login there is no token either: a POST is turned away for one or the other.
            assertThat(answer.status()).as("%s %s %s", method, path, answer).isIn(401, 403);
        } else {
            assertThat(answer.status())
                    .as("%s %s %s", method, path, answer)
                    .isIn(302, 303, 401, 403);
        }
        assertThat(answer.text()).doesNotContain("caseId", "Exception");
    }

    @Test
    void beforeTheLoginTheProgramTellsNothingOfItself() {
        for (var path :
                new String[] {"/api-docs", "/swagger-ui/index.html", "/actuator/env", "/x"}) {
            assertThat(LEDGER.anonymous().get(path).status()).as(path).isIn(302, 401);
        }
        assertThat(LEDGER.anonymous().get("/actuator/health").status()).isEqualTo(200);
        assertThat(LEDGER.anonymous().get("/setup?code=guess").status()).isEqualTo(404);
    }

    @Test
    void theInterfaceDescribesEveryCommand() {
        var paths = LEDGER.as("handler").get("/api-docs").json().path("paths");

        assertThat(paths.has("/api/complaints")).isTrue();
        for (var command : Commands.all()) {
            var path = "/api/complaints/{id}/" + Commands.pathOf(command);
            var given =
                    !BeginningCommand.class.isAssignableFrom(command)
                            && command != RecordMissedDeadline.class;
            assertThat(paths.has(path)).as(path).isEqualTo(given);
        }
        assertThat(paths.has("/api/complaints/{id}/{command}")).isFalse();
        assertThat(paths.propertyNames())
                .contains("/api/board", "/api/deadlines", "/api/approvals", "/api/search");
    }

    @Test
    void itsPageComesWithTheProgram() {
        var caller = LEDGER.as("handler");
        var redirect = caller.get("/swagger-ui.html");
        assertThat(redirect.status()).isEqualTo(302);
        var page = caller.get("/swagger-ui/index.html");

        assertThat(page.status()).isEqualTo(200);
        var parts = Pattern.compile("(?:src|href)=\"([^\"#]+)\"").matcher(page.text());
        int found = 0;
        while (parts.find()) {
            var part = parts.group(1);
            assertThat(part).doesNotStartWith("http").doesNotStartWith("//");
            assertThat(caller.get("/swagger-ui/" + part.replaceFirst("^\\./", "")).status())
                    .as(part)
                    .isEqualTo(200);
            found++;
        }
        assertThat(found).isPositive();
    }

    private static RequestMappingHandlerMapping mappings() {
        return LEDGER.mappings();
    }
}
