package org.caseledger.drill;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseledger.bench.CheckFailed;

/** The people of the office, who reach the ledger over HTTP. */
final class Office {
    /** Whom every complaint of the drill is about; the key of its request follows. */
    static final String RESPONDENT = "演练餐馆";

    /** Where a node has the last checkpoint that it has signed. */
    static final String CHECKPOINT = "/log/checkpoint";

    static final String AUDITOR = "examiner";

    private static final String PASSWORD = "drills on the bench 57";
    private static final String INTAKE = "desk";
    private static final Duration ANSWER = Duration.ofSeconds(40);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** Adds the first administrator behind the link of the first start, and who is needed. */
    void found(URI setup) throws IOException, InterruptedException {
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var form = send(browser, HttpRequest.newBuilder(setup).GET()).body();
        var token = TOKEN.matcher(form);
        CheckFailed.unless(token.find(), "no form for the first administrator: %s", form);
        var code = setup.getQuery().replaceFirst("^code=", "");
        var fields =
                Map.of("_csrf", token.group(1), "code", code, "username", "admin", "name", "管理员", "password", PASSWORD);
        expect(
                302,
                send(
                        browser,
                        HttpRequest.newBuilder(setup.resolve("/setup"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(encoded(fields)))));
        put(setup, "/api/units/CENTER", "{\"name\":\"投诉举报中心\",\"kind\":\"CENTER\",\"reason\":\"高可用演练\"}");
        put(setup, "/api/people/" + INTAKE, person("INTAKE", "苏禾"));
        put(setup, "/api/people/" + AUDITOR, person("AUDITOR", "何岸"));
    }

    private static String person(String role, String name) {
        return """
        {"name":"%s","role":"%s","unit":"CENTER","password":"%s","reason":"高可用演练"}
        """.formatted(name, role, PASSWORD);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private void put(URI ledger, String path, String body) throws IOException, InterruptedException {
        var answer = send(
                client,
                as("admin", ledger.resolve(path))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
        if (answer.statusCode() / 100 != 2) {
            throw unexpected(answer);
        }
    }

    /** Records a complaint under a key. */
    HttpResponse<String> record(URI ledger, String key) throws IOException, InterruptedException {
        var body = """
                {"kind":"COMPLAINT","channel":"WECHAT",
                 "complainant":{"name":"林晚","phone":"13800000000"},
                 "narrative":{"subject":"餐馆","text":"餐馆里的菜有异味。"},
                 "respondent":"%s"}
                """.formatted(RESPONDENT + key);
        return send(
                client,
                as(INTAKE, ledger.resolve("/api/complaints"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Writes a note, whose text is also the key of the request, to a case. */
    HttpResponse<String> note(URI ledger, String caseId, String text) throws IOException, InterruptedException {
        return send(
                client,
                as(INTAKE, ledger.resolve("/api/complaints/%s/write-note".formatted(caseId)))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", text)
                        .POST(BodyPublishers.ofString("{\"text\":\"%s\"}".formatted(text))));
    }

    /** The notes of a case, the newest first. */
    HttpResponse<String> notes(URI node, String caseId) throws IOException, InterruptedException {
        return send(
                client,
                as(INTAKE, node.resolve("/api/complaints/%s/notes".formatted(caseId)))
                        .GET());
    }

    /** The card of a case on the board, which has reached a position. */
    HttpResponse<String> board(URI node, String number, long after) throws IOException, InterruptedException {
        return send(
                client,
                as(
                                INTAKE,
                                node.resolve("/api/board?size=1&number=%s&after=%d"
                                        .formatted(URLEncoder.encode(number, StandardCharsets.UTF_8), after)))
                        .GET());
    }

    /** The last checkpoint that a node has signed. */
    HttpResponse<String> checkpoint(URI node) throws IOException, InterruptedException {
        return read(node.resolve(CHECKPOINT));
    }

    /** What an auditor reads at an address. */
    HttpResponse<String> read(URI address) throws IOException, InterruptedException {
        return send(client, as(AUDITOR, address).GET());
    }

    /** The account by which the log is copied, as {@code NAME:PASSWORD}. */
    static String copyingAccount() {
        return AUDITOR + ":" + PASSWORD;
    }

    private static HttpRequest.Builder as(String person, URI address) {
        var login = (person + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.timeout(ANSWER).build(), BodyHandlers.ofString());
    }

    private static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw unexpected(answer);
        }
    }

    static CheckFailed unexpected(HttpResponse<String> answer) {
        return new CheckFailed("%s was answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
    }
}
