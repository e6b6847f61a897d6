package org.caseledger.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.Base64;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever names another host, or sends more than a request needs, gets nothing by it. */
class ForeignHostIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String FOREIGN = """
            Host: evil.example
            X-Forwarded-Host: evil.example
            X-Forwarded-For: 203.0.113.9
            Forwarded: host=evil.example
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /login",
                "GET /login?error",
                "GET /board",
                "GET /cases/1?a=b",
                "GET /nothing/there",
                "GET /swagger-ui.html",
                "GET /swagger-ui/index.html",
                "GET /api-docs",
                "GET /api-docs/swagger-config",
                "GET /api/board",
                "GET /actuator",
                "GET /actuator/health",
                "GET /log/checkpoint",
                "GET /webjars",
                "POST /login",
                "POST /logout",
                "POST /search"
            })
    void givenAForeignHost_thenNoAnswerRepeatsIt(String asked) throws IOException {
        for (var person : new String[] {"", "auditor", "admin"}) {
            var answer = send(asked, FOREIGN + login(person) + "Accept: text/html, */*\n");
            assertThat(answer).startsWith("HTTP/1.1").doesNotContainIgnoringCase("evil.example");
        }
    }

    @Test
    void theDescriptionOfTheInterfaceNamesNoHost() {
        var servers = LEDGER.as("auditor").get("/api-docs").json().path("servers");

        assertThat(servers.size()).isEqualTo(1);
        assertThat(servers.get(0).path("url").asString()).isEqualTo("/");
    }

    @Test
    void givenMoreHeadersThanARequestNeeds_thenItIsRefusedBeforeItIsLookedAt() throws IOException {
        var padded = "Host: localhost\nX-Padding: %s\n";

        assertThat(send("GET /login", padded.formatted("x".repeat(7_000)))).startsWith("HTTP/1.1 200");
        assertThat(send("GET /login", padded.formatted("x".repeat(9_000)))).startsWith("HTTP/1.1 400");
    }

    private static String login(String person) {
        var login = (person + ":demo-" + person).getBytes(UTF_8);
        return person.isEmpty()
                ? ""
                : "Authorization: Basic " + Base64.getEncoder().encodeToString(login) + "\n";
    }

    private static String send(String asked, String headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", LEDGER.port())) {
            socket.setSoTimeout(20_000);
            var request = asked + " HTTP/1.1\n" + headers + "Connection: close\n\n";
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
