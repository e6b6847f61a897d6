package org.caseledger.api.platforms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A platform like those of the hotlines, which does what such platforms do: it takes an act and says that it did not,
 * it is away for a while, and it does not take an act twice.
 */
final class PlatformSimulator implements AutoCloseable {
    /** What it was sent, and by which id. */
    record Sent(String path, String id, JsonNode body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Sent> came = new CopyOnWriteArrayList<>();
    private final Queue<Integer> moods = new ArrayDeque<>();

    PlatformSimulator() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        came.add(new Sent(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("webhook-id"),
                JsonMapper.shared().readTree(body)));
        var mood = moods.poll();
        exchange.sendResponseHeaders(mood == null ? 200 : mood, -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:%d/order".formatted(server.getAddress().getPort());
    }

    /** The next requests are taken, and answered with this. */
    void answerNextWith(Integer... statuses) {
        moods.addAll(List.of(statuses));
    }

    /** What came since this was asked the last time. */
    List<Sent> takeAll() {
        var all = List.copyOf(came);
        came.clear();
        return all;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
