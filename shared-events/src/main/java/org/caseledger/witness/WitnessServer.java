package org.caseledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;

/**
 * A witness over HTTP: {@code POST /add-checkpoint} and {@code GET /<hash>/checkpoint}. It uses the JDK's own server,
 * so that the program a committee runs is small enough to be read.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class WitnessServer implements AutoCloseable {
    private static final Pattern LATEST = Pattern.compile("/([0-9a-f]{64})/checkpoint");
    private static final int THREADS = 8;

    static {
        // A client that sends or reads slowly loses the connection after this many seconds.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        // Short answers are sent at once.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Witness witness;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Consumer<String> journal;

    /** Starts answering; port 0 selects a free one. */
    public static WitnessServer start(Witness witness, InetSocketAddress address, Consumer<String> journal)
            throws IOException {
        return start(witness, address, Map.of(), journal);
    }

    /** The same, and answers more under these paths. */
    public static WitnessServer start(
            Witness witness, InetSocketAddress address, Map<String, HttpHandler> more, Consumer<String> journal)
            throws IOException {
        var server = new WitnessServer(witness, HttpServer.create(address, 64), journal);
        server.server.setExecutor(server.threads);
        server.server.createContext("/", server::handle);
        more.forEach(server.server::createContext);
        server.server.start();
        return server;
    }

    /** The port on which it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpAnswer answer;
            try {
                answer = answer(exchange);
            } catch (IOException | RuntimeException e) {
                // Nothing was cosigned that is not on disk.
                journal.accept("出错 failed: " + e);
                answer = HttpAnswer.of(500, "the witness could not keep its state\n");
            }
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            if (answer.allowed() != null) {
                exchange.getResponseHeaders().set("Allow", answer.allowed());
            }
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private HttpAnswer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if (path.equals("/add-checkpoint")) {
            if (!exchange.getRequestMethod().equals("POST")) {
                return HttpAnswer.only("POST");
            }
            byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.MOST_BYTES + 1);
            return body.length > AddCheckpoint.MOST_BYTES ? HttpAnswer.of(400, "too large\n") : witness.add(body);
        }
        var latest = LATEST.matcher(path);
        if (latest.matches()) {
            if (!exchange.getRequestMethod().equals("GET")) {
                return HttpAnswer.only("GET");
            }
            return witness.latest(latest.group(1))
                    .map(note -> HttpAnswer.of(200, note.toString()))
                    .orElseGet(() -> HttpAnswer.of(404, "no checkpoint of this log\n"));
        }
        return HttpAnswer.of(404, "POST /add-checkpoint or GET /<origin hash>/checkpoint\n");
    }

    /** Finishes the current answers, then stops. */
    @Override
    public void close() throws IOException {
        server.stop(1);
        threads.shutdown();
        witness.close();
    }
}
