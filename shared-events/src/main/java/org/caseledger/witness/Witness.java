package org.caseledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.VerifierKey;

/** A witness and the logs it watches; several keys of one origin belong to one log whose key changes. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class Witness implements AutoCloseable {
    private static final String LOGS = "logs.txt";

    private final WitnessFolder folder;
    private final List<SigningKey> own;
    private final Map<String, WatchedLog> logs = new LinkedHashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final Consumer<String> journal;

    /**
     * Opens the folder; otherwise throws a {@link LabelledException} that says why not.
     *
     * @param name the name for a new key; for an existing key it must match
     * @param journal receives one line for each request that names a log, before it is answered
     */
    public static Witness open(
            Path data,
            String name,
            boolean nameGiven,
            Collection<VerifierKey> keys,
            Clock clock,
            Consumer<String> journal)
            throws IOException {
        return open(data, name, nameGiven, keys, checkpoint -> Possession.Held.ALL, clock, journal);
    }

    /** The same, and cosigns only what {@code possession} says that it has. */
    public static Witness open(
            Path data,
            String name,
            boolean nameGiven,
            Collection<VerifierKey> keys,
            Possession possession,
            Clock clock,
            Consumer<String> journal)
            throws IOException {
        WitnessFolder folder = WitnessFolder.take(data);
        try {
            var own = WitnessKey.openOrCreate(folder, name, nameGiven);
            var witness = new Witness(folder, own, journal);
            witness.watch(keys, possession, clock);
            return witness;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private void watch(Collection<VerifierKey> keys, Possession possession, Clock clock) throws IOException {
        if (keys.stream().anyMatch(k -> k.type() != KeyType.ED25519)) {
            throw new LabelledException("账本的公钥应为 Ed25519 类型", "the key of a log is one of type Ed25519");
        }
        if (folder.has(LOGS)) {
            seen.addAll(Files.readAllLines(folder.file(LOGS)));
        }
        Map<String, List<VerifierKey>> byOrigin = keys.stream()
                .collect(Collectors.groupingBy(
                        VerifierKey::name, LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        for (var entry : byOrigin.entrySet()) {
            var log = new WatchedLog(entry.getKey(), entry.getValue(), own, folder, possession, clock);
            if (seen.contains(log.origin()) && log.latest() == null) {
                throw new LabelledException(Text.format(
                        "账本 %s 的见证记录缺失：此前已见证过它",
                        "the state of the log %s is missing: it was witnessed before", log.origin()));
            }
            logs.put(log.origin(), log);
        }
    }

    /** The public keys, which verify its cosignatures: that of Ed25519, then that of ML-DSA-44. */
    public List<VerifierKey> keys() {
        return own.stream().map(SigningKey::verifier).toList();
    }

    /** The watched logs and the current size of each, 0 for a new one. */
    public Map<String, Long> sizes() {
        var sizes = new LinkedHashMap<String, Long>();
        logs.forEach((origin, log) -> sizes.put(origin, log.size()));
        return sizes;
    }

    /** Cosigns without being asked; false where the log would be refused. */
    public boolean cosign(AddCheckpoint request) throws IOException {
        return add(request.body().getBytes(UTF_8)).status() == 200;
    }

    /** Keeps what proves that a log signed two histories, and says so. */
    public void keepEvidence(String said, List<SignedNote> contradicting) {
        journal.accept(said);
        keepEvidence(contradicting.stream()
                .map(SignedNote::toString)
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8));
    }

    /** Answers {@code add-checkpoint}. */
    HttpAnswer add(byte[] body) throws IOException {
        AddCheckpoint request;
        Checkpoint checkpoint;
        try {
            request = AddCheckpoint.parse(body);
            checkpoint = request.checkpoint();
        } catch (IllegalArgumentException e) {
            return HttpAnswer.of(400, e.getMessage() + "\n");
        }
        WatchedLog log = logs.get(checkpoint.origin());
        if (log == null) {
            return HttpAnswer.of(404, "this log is not watched\n");
        }
        HttpAnswer answer = log.add(request, checkpoint);
        if (answer.status() == 200) {
            remember(log);
        } else if (answer.status() == 422) {
            keepEvidence(body);
        }
        tell(checkpoint, answer);
        return answer;
    }

    // The refusal matters more than its evidence: a full disk must not turn it into a failure.
    private void keepEvidence(byte[] request) {
        try {
            new Evidence(folder).keep(request);
        } catch (IOException e) {
            journal.accept("证据未能保存 evidence not kept: " + e);
        }
    }

    private void tell(Checkpoint checkpoint, HttpAnswer answer) {
        boolean cosigned = answer.status() == 200;
        journal.accept("%s: %s, size %d: %d %s"
                .formatted(
                        cosigned ? "已见证 cosigned" : "已拒绝 refused",
                        checkpoint.origin(),
                        checkpoint.size(),
                        answer.status(),
                        cosigned ? "" : answer.said().strip())
                .strip());
    }

    // After the state itself: a crash in between leaves a state whose name is missing here, which
    // is harmless, and never a name without its state.
    private synchronized void remember(WatchedLog log) throws IOException {
        if (!seen.contains(log.origin())) {
            folder.write(
                    LOGS,
                    seen.stream().map(origin -> origin + "\n").collect(Collectors.joining()) + log.origin() + "\n");
            seen.add(log.origin());
        }
    }

    /** The latest cosigned checkpoint of the log with this hash, if any. */
    public Optional<SignedNote> latest(String originHash) {
        return logs.values().stream()
                .filter(log -> WatchedLog.hash(log.origin()).equals(originHash))
                .findFirst()
                .flatMap(log -> Optional.ofNullable(log.latest()));
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
