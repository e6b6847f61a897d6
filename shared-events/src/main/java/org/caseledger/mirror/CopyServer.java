package org.caseledger.mirror;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.TileName;
import org.caseledger.witness.HttpAnswer;
import org.caseledger.witness.WitnessServer;

/**
 * The copies over HTTP, read only: checkpoint and tiles (C2SP tlog-tiles). Leaves and the files of a restore, which
 * reveal who did what, are read from the folder only: requests through a proxy on this machine look like local ones.
 */
@RequiredArgsConstructor
public final class CopyServer implements WitnessServer.Reader {
    /** Below it a folder for each log, named by the hash of its origin. */
    public static final String PATH = "/copies/";

    private static final Pattern ADDRESS = Pattern.compile("/copies/([0-9a-f]{64})/(.+)");

    // As the log itself: another checkpoint may come at once, a tile never changes.
    private static final Map<String, String> SHORT = Map.of("Cache-Control", "max-age=1");
    private static final Map<String, String> FOR_EVER = Map.of("Cache-Control", "max-age=31536000, immutable");

    private final Mirror mirror;

    @Override
    public HttpAnswer answer(String method, String path) throws IOException {
        if (!method.equals("GET")) {
            return HttpAnswer.only("GET");
        }
        var address = ADDRESS.matcher(path);
        Optional<LogCopy> copy = address.matches() ? mirror.copy(address.group(1)) : Optional.empty();
        if (copy.isEmpty()) {
            return HttpAnswer.of(404, "no copy of this log\n");
        }
        String name = address.group(2);
        if (name.equals("checkpoint")) {
            return mirror.witness()
                    .latest(address.group(1))
                    .map(note -> HttpAnswer.text(200, SHORT, note.toString()))
                    .orElseGet(() -> HttpAnswer.of(404, "nothing was cosigned yet\n"));
        }
        return tile(address.group(1), copy.get(), name);
    }

    private HttpAnswer tile(String hash, LogCopy copy, String path) throws IOException {
        TileName name;
        try {
            name = TileName.parse(path);
        } catch (Malformed e) {
            return HttpAnswer.of(404, "not a tile\n");
        }
        long size = mirror.witness()
                .latest(hash)
                .map(SignedNote::text)
                .map(text -> Checkpoint.parse(text).size())
                .orElse(0L);
        if (name.level() == TileName.ENTRIES || !name.isIn(size)) {
            return HttpAnswer.of(404, "no such tile\n");
        }
        return new HttpAnswer(
                200,
                "application/octet-stream",
                FOR_EVER,
                copy.tile(name.level(), name.index()).bytes(name.width()));
    }
}
