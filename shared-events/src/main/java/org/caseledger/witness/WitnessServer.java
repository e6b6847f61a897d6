package org.caseledger.witness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;

/**
 * A witness over HTTP: {@code POST /add-checkpoint} and {@code GET /<hash>/checkpoint}. Its server is small, so that
 * the program a committee runs can be read.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class WitnessServer implements AutoCloseable {
    private static final Pattern LATEST = Pattern.compile("/([0-9a-f]{64})/checkpoint");

    private final Witness witness;
    private final BoundedServer server;

    /** What else is answered, below a path. */
    public interface Reader {
        HttpAnswer answer(String method, String path) throws IOException;
    }

    /** Starts answering; port 0 selects a free one. */
    public static WitnessServer start(Witness witness, InetSocketAddress address, Consumer<String> journal)
            throws IOException {
        return start(witness, address, Map.of(), journal);
    }

    /** The same, and answers more under these paths. */
    public static WitnessServer start(
            Witness witness, InetSocketAddress address, Map<String, Reader> more, Consumer<String> journal)
            throws IOException {
        return new WitnessServer(
                witness, BoundedServer.start(address, AddCheckpoint.MOST_BYTES, (method, path, body) -> {
                    try {
                        for (var part : more.entrySet()) {
                            if (path.startsWith(part.getKey())) {
                                return part.getValue().answer(method, path);
                            }
                        }
                        return answer(witness, method, path, body);
                    } catch (IOException | RuntimeException e) {
                        // Nothing was cosigned that is not on disk.
                        journal.accept("出错 failed: " + e);
                        return HttpAnswer.of(500, "the state could not be read or kept\n");
                    }
                }));
    }

    /** The port on which it listens. */
    public int port() {
        return server.port();
    }

    private static HttpAnswer answer(Witness witness, String method, String path, byte[] body) throws IOException {
        if (path.equals("/add-checkpoint")) {
            return method.equals("POST") ? witness.add(body) : HttpAnswer.only("POST");
        }
        var latest = LATEST.matcher(path);
        if (latest.matches()) {
            if (!method.equals("GET")) {
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
        server.close();
        witness.close();
    }
}
