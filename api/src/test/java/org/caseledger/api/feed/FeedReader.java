package org.caseledger.api.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that stays connected to the feed, as a browser's EventSource does. */
final class FeedReader implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpResponse<InputStream> answer;
    private final BufferedReader lines;
    private String lastId = "";

    FeedReader(TestLedger ledger, String person, String query, String lastId)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(ledger.address() + "/api/feed" + query))
                        .header("Authorization", ledger.as(person).header("Authorization"))
                        .header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        this.lastId = lastId;
        this.answer = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
        this.lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    HttpResponse<InputStream> answer() {
        return answer;
    }

    String lastId() {
        return lastId;
    }

    /** The next so many events. */
    List<JsonNode> events(int count) throws IOException {
        var events = new ArrayList<JsonNode>();
        while (events.size() < count) {
            var line = lines.readLine();
            if (line == null) {
                throw new IOException("the stream ended");
            }
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("data: ")) {
                events.add(JSON.readTree(line.substring(6)));
            }
        }
        return events;
    }

    /** Reads on until this is the last id. */
    void awaitId(String id) throws IOException {
        while (!lastId.equals(id)) {
            var line = lines.readLine();
            if (line == null) {
                throw new IOException("the stream ended");
            }
            lastId = line.startsWith("id: ") ? line.substring(4) : lastId;
        }
    }

    /** Whether it ends, however much is sent before. */
    boolean ends() throws IOException {
        while (lines.readLine() != null) {
            // what was sent before
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
