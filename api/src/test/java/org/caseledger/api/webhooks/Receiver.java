package org.caseledger.api.webhooks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system that takes webhooks, or answers something else. */
final class Receiver implements AutoCloseable {
    /** What came: the headers of the signature, and the body. */
    record Message(Map<String, String> headers, String body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String type() {
            return json().path("type").asString().split("\\.")[2];
        }
    }

    private final HttpServer server;
    private final List<Message> came = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile Runnable meanwhile = () -> {};

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = Stream.of("webhook-id", "webhook-timestamp", "webhook-signature", "Content-Type")
                    .collect(Collectors.toMap(name -> name, exchange.getRequestHeaders()::getFirst));
            came.add(new Message(headers, body));
            meanwhile.run();
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    }

    void answer(int with) {
        status = with;
    }

    /** What happens before each answer. */
    void meanwhile(Runnable happens) {
        meanwhile = happens;
    }

    /** What came since this was asked the last time. */
    List<Message> takeAll() {
        var all = List.copyOf(came);
        came.clear();
        return all;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
