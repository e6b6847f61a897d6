package org.caseledger.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.caseledger.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that stays connected to the feed, as a browser's EventSource does. */
final class FeedReader implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String END = "the stream ended";

    private final HttpResponse<InputStream> answer;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private String lastId = "";

    FeedReader(TestLedger ledger, String person, String query, String lastId) throws IOException, InterruptedException {
        this(
                ledger.address() + "/api/feed" + query,
                "Authorization",
                ledger.as(person).header("Authorization"),
                lastId);
    }

    /** One whose login is in this header. */
    FeedReader(String address, String header, String login, String lastId) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(LONGEST)
                .header(header, login)
                .header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        this.lastId = lastId;
        this.answer = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
        var taking = new Thread(this::takeAll, "feed reader");
        taking.setDaemon(true);
        taking.start();
    }

    // A read that nothing cuts waits here, and not in the test.
    private void takeAll() {
        try (var body = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            body.lines().forEach(lines::add);
            lines.add(END);
        } catch (IOException | UncheckedIOException e) {
            lines.add(END);
        }
    }

    /** The next line, which may be the end; a feed that tells nothing fails. */
    private String line() throws InterruptedException {
        var line = lines.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
        assertThat(line).as("shown within %s", LONGEST).isNotNull();
        return line;
    }

    private String lineBeforeTheEnd() throws IOException, InterruptedException {
        var line = line();
        if (line.equals(END)) {
            throw new IOException(END);
        }
        return line;
    }

    HttpResponse<InputStream> answer() {
        return answer;
    }

    String lastId() {
        return lastId;
    }

    /** The next so many events. */
    List<JsonNode> events(int count) throws IOException, InterruptedException {
        var events = new ArrayList<JsonNode>();
        while (events.size() < count) {
            var line = lineBeforeTheEnd();
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("data: ")) {
                events.add(JSON.readTree(line.substring(6)));
            }
        }
        return events;
    }

    /** Reads on until this is the last id. */
    void awaitId(String id) throws IOException, InterruptedException {
        while (!lastId.equals(id)) {
            var line = lineBeforeTheEnd();
            lastId = line.startsWith("id: ") ? line.substring(4) : lastId;
        }
    }

    /** What is sent until the end. */
    String rest() throws InterruptedException {
        var rest = new StringBuilder();
        for (var line = line(); !line.equals(END); line = line()) {
            rest.append(line).append('\n');
        }
        return rest.toString();
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
