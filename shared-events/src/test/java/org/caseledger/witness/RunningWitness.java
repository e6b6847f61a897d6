package org.caseledger.witness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caseledger.tlog.VerifierKey;

/** A witness on a free port of this machine. */
public final class RunningWitness implements AutoCloseable {
    public static final String NAME = "committee.test/w1";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Witness witness;
    private final WitnessServer server;
    private final List<String> told = new CopyOnWriteArrayList<>();

    public RunningWitness(Path data, Clock clock, VerifierKey... logs) throws IOException {
        this(0, data, clock, logs);
    }

    /** On a port that an earlier witness used. */
    public RunningWitness(int port, Path data, Clock clock, VerifierKey... logs) throws IOException {
        this.witness = Witness.open(data, NAME, true, List.of(logs), clock, told::add);
        this.server =
                WitnessServer.start(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), told::add);
    }

    /** That of Ed25519. */
    public VerifierKey key() {
        return keys().get(0);
    }

    public List<VerifierKey> keys() {
        return witness.keys();
    }

    public int port() {
        return server.port();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Its message about each request, before it answered. */
    public List<String> told() {
        return told;
    }

    public HttpResponse<String> add(AddCheckpoint request) {
        return addLater(request.body()).join();
    }

    HttpResponse<String> add(String body) {
        return addLater(body).join();
    }

    CompletableFuture<HttpResponse<String>> addLater(String body) {
        return CLIENT.sendAsync(
                to("/add-checkpoint").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) {
        return CLIENT.sendAsync(to(path).GET().build(), BodyHandlers.ofString()).join();
    }

    HttpResponse<String> post(String path) {
        return CLIENT.sendAsync(to(path).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString())
                .join();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(url().resolve(path)).timeout(Duration.ofSeconds(20));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
