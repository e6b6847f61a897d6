package org.caseledger.mirror;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Sha256;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.VerifierKey;
import org.caseledger.witness.Possession.Held;
import org.caseledger.witness.Witness;

/** A mirror of logs: a witness that cosigns only what it has, with a copy of each log in a folder of the log's hash. */
public final class Mirror implements AutoCloseable {
    private final Witness witness;
    private final Map<String, Mirroring> byOrigin = new LinkedHashMap<>();
    private final Map<String, LogCopy> byHash = new LinkedHashMap<>();

    private Mirror(
            Path data,
            String name,
            boolean nameGiven,
            Collection<VerifierKey> keys,
            Clock clock,
            Consumer<String> journal)
            throws IOException {
        this.witness = Witness.open(data, name, nameGiven, keys, this::has, clock, journal);
    }

    /**
     * Opens the folder and reads every copy; otherwise throws a {@link LabelledException} that says why not. Nothing is
     * fetched before {@link #start}.
     */
    public static Mirror open(
            Path data,
            String name,
            boolean nameGiven,
            List<MirroredLog> logs,
            Duration every,
            Clock clock,
            Consumer<String> journal)
            throws IOException {
        if (logs.stream().map(MirroredLog::origin).distinct().count() < logs.size()) {
            throw new LabelledException("一个日志只能指定一次", "each log is named once");
        }
        var keys = logs.stream().flatMap(log -> log.keys().stream()).toList();
        var mirror = new Mirror(data, name, nameGiven, keys, clock, journal);
        try {
            for (MirroredLog log : logs) {
                mirror.add(data, log, every, clock, journal);
            }
            return mirror;
        } catch (IOException | RuntimeException e) {
            mirror.close();
            throw e;
        }
    }

    private void add(Path data, MirroredLog log, Duration every, Clock clock, Consumer<String> journal)
            throws IOException {
        String hash = Sha256.hex(log.origin());
        Path folder = data.resolve(hash);
        var copy = LogCopy.open(folder, log.origin(), log.keys(), witness.latest(hash), journal);
        var rows = new RowsCopy(folder);
        rows.forget(copy.destroyed());
        var fetching = new Fetching(log.keys(), new District(log.from(), log.login()), copy, rows);
        byHash.put(hash, copy);
        byOrigin.put(log.origin(), new Mirroring(log, copy, fetching, witness, every, clock, journal));
    }

    /** Begins to fetch. */
    public void start() {
        byOrigin.values().forEach(Mirroring::start);
    }

    /** Of which logs how many records are here, 0 for a new one. */
    public Map<String, Long> sizes() {
        var sizes = new LinkedHashMap<String, Long>();
        witness.sizes().keySet().forEach(origin -> sizes.put(origin, size(origin)));
        return sizes;
    }

    private long size(String origin) {
        return Optional.ofNullable(byHash.get(Sha256.hex(origin)))
                .map(LogCopy::heldSize)
                .orElse(0L);
    }

    private Held has(SignedNote checkpoint) {
        var log = byOrigin.get(Checkpoint.parse(checkpoint.text()).origin());
        return log == null ? Held.NOT_YET : log.of(checkpoint);
    }

    /** The witness that cosigns for it, and answers requests. */
    public Witness witness() {
        return witness;
    }

    Optional<LogCopy> copy(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    @Override
    public void close() throws IOException {
        byOrigin.values().forEach(Mirroring::close);
        witness.close();
    }
}
