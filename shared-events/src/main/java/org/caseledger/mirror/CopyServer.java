package org.caseledger.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.TileName;

/**
 * The copies over HTTP, read only: checkpoint and tiles (C2SP tlog-tiles). Leaves and the files of a restore, which
 * reveal who did what, are read from the folder only: requests through a proxy on this machine look like local ones.
 */
@RequiredArgsConstructor
public final class CopyServer implements HttpHandler {
    /** Below it a folder for each log, named by the hash of its origin. */
    public static final String PATH = "/copies/";

    private static final Pattern ADDRESS = Pattern.compile("/copies/([0-9a-f]{64})/(.+)");

    // As the log itself: another checkpoint may come at once, a tile never changes.
    private static final Map<String, String> SHORT = Map.of("Cache-Control", "max-age=1");
    private static final Map<String, String> FOR_EVER = Map.of("Cache-Control", "max-age=31536000, immutable");

    private final Mirror mirror;

    private record Answer(int status, String type, Map<String, String> more, byte[] body) {
        static Answer said(int status, String text) {
            return text(status, Map.of(), text);
        }

        static Answer text(int status, Map<String, String> more, String text) {
            return new Answer(status, "text/plain; charset=utf-8", more, text.getBytes(UTF_8));
        }

        static Answer bytes(byte[] body) {
            return new Answer(200, "application/octet-stream", FOR_EVER, body);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(exchange);
            } catch (IOException | RuntimeException e) {
                answer = Answer.said(500, "the copy could not be read\n");
            }
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            answer.more().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(answer.body());
            }
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            return Answer.text(405, Map.of("Allow", "GET"), "GET only\n");
        }
        var address = ADDRESS.matcher(exchange.getRequestURI().getRawPath());
        Optional<LogCopy> copy = address.matches() ? mirror.copy(address.group(1)) : Optional.empty();
        if (copy.isEmpty()) {
            return Answer.said(404, "no copy of this log\n");
        }
        String name = address.group(2);
        if (name.equals("checkpoint")) {
            return mirror.witness()
                    .latest(address.group(1))
                    .map(note -> Answer.text(200, SHORT, note.toString()))
                    .orElseGet(() -> Answer.said(404, "nothing was cosigned yet\n"));
        }
        return tile(address.group(1), copy.get(), name);
    }

    private Answer tile(String hash, LogCopy copy, String path) throws IOException {
        TileName name;
        try {
            name = TileName.parse(path);
        } catch (Malformed e) {
            return Answer.said(404, "not a tile\n");
        }
        long size = mirror.witness()
                .latest(hash)
                .map(SignedNote::text)
                .map(text -> Checkpoint.parse(text).size())
                .orElse(0L);
        if (name.level() == TileName.ENTRIES || !name.isIn(size)) {
            return Answer.said(404, "no such tile\n");
        }
        return Answer.bytes(copy.tile(name.level(), name.index()).bytes(name.width()));
    }
}
