package org.caseledger.cosigning;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.http.LimitedClient;
import org.caseledger.proof.PublishedLog;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.VerifierKey;
import org.caseledger.witness.AddCheckpoint;

/**
 * Requests cosignatures from one witness, one request at a time, always for the last checkpoint: a signature on it
 * covers all earlier ones.
 */
@Slf4j
final class CosignatureCollector implements AutoCloseable {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MOST_ROUNDS = 4;

    private final WitnessClient client;
    private final PublishedLog log;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor thread;
    // Written by a single thread, like the fields below.
    private volatile WitnessStatus status;
    private long known;
    private int failures;
    private boolean pausing;

    CosignatureCollector(KnownWitness witness, PublishedLog log, Clock clock) {
        this.client = new WitnessClient(witness);
        this.log = log;
        this.clock = clock;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            var asking = new Thread(task, "witness " + witness.name());
            asking.setDaemon(true);
            return asking;
        });
        var before = log.cosignedBy(witness.name());
        this.known = before.map(c -> c.size()).orElse(0L);
        this.status = new WitnessStatus(
                witness.name(),
                witness.url(),
                witness.keys().stream().map(VerifierKey::toString).collect(Collectors.joining(" ")),
                WitnessStatus.State.NOT_ASKED,
                known,
                before.map(c -> c.at()).orElse(null),
                null,
                "",
                "");
    }

    WitnessStatus status() {
        return status;
    }

    /** Signals that there may be a new checkpoint; returns at once. */
    void wake() {
        thread.execute(() -> {
            if (!pausing) {
                askAndPlan();
            }
        });
    }

    private void askAndPlan() {
        pausing = false;
        WitnessStatus before = status;
        try {
            status = ask();
        } catch (IOException e) {
            status = failed(WitnessStatus.State.UNREACHABLE, "没有回应：", "no answer: ", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            // For example, our own database is unavailable.
            status = failed(WitnessStatus.State.UNREACHABLE, "未能询问：", "not asked: ", e.toString());
        }
        boolean good = status.state() == WitnessStatus.State.COSIGNED;
        failures = good ? 0 : failures + 1;
        tell(before);
        if (!good && status.state() != WitnessStatus.State.NOT_ASKED) {
            pausing = true;
            thread.schedule(this::askAndPlan, pause().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** 1, 2, 4… seconds, then every five minutes. */
    private Duration pause() {
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures - 1, 16));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private WitnessStatus ask() throws IOException, InterruptedException {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            // Read again in each round: another node may meanwhile have signed what the witness
            // has.
            SignedNote note = log.checkpoint().orElse(null);
            long size = note == null ? 0 : Checkpoint.parse(note.text()).size();
            if (round > 0 && known > size) {
                return ahead(size);
            }
            if (note == null || isDone(size)) {
                return status;
            }
            long old = Math.min(known, size);
            var request = new AddCheckpoint(old, log.tree(size).consistency(old), note);
            WitnessReply reply = client.ask(request);
            if (reply instanceof WitnessReply.Cosigned cosigned) {
                known = size;
                log.addCosignatures(size, cosigned.signatures(), clock.instant());
                return status.cosigned(size, clock.instant());
            }
            if (reply instanceof WitnessReply.Refused refused) {
                return refused(refused, old);
            }
            known = ((WitnessReply.At) reply).size();
        }
        return failed(WitnessStatus.State.REFUSED, "其记录的大小一再变化：", "its size keeps changing: ", "" + known);
    }

    private boolean isDone(long size) {
        return status.state() == WitnessStatus.State.COSIGNED && status.cosignedSize() == size;
    }

    private WitnessStatus ahead(long size) {
        return failed(
                WitnessStatus.State.ALARM,
                "见证方已见过 %d 条记录，而本账本只签到 %d 条：可能恢复了旧备份，或尾部被删去".formatted(known, size),
                "the witness has seen %d records and this log has signed %d: an old backup may have been restored, or the end cut off"
                        .formatted(known, size),
                "");
    }

    private WitnessStatus refused(WitnessReply.Refused refused, long old) {
        if (refused.status() == 422) {
            return failed(
                    WitnessStatus.State.ALARM,
                    "见证方见过的前 %d 条记录与本账本不同：历史可能被改写。".formatted(old),
                    "the first %d records that the witness has seen are not those of this log: the past may have been rewritten. "
                            .formatted(old),
                    refused.said());
        }
        String said = refused.status() + " " + refused.said();
        return failed(WitnessStatus.State.REFUSED, "拒绝：", "refused: ", said);
    }

    private WitnessStatus failed(WitnessStatus.State how, String zh, String en, String said) {
        return status.failed(how, clock.instant(), zh + said, en + said);
    }

    private void tell(WitnessStatus before) {
        WitnessStatus now = status;
        if (now.state() == WitnessStatus.State.ALARM) {
            LOG.error("见证方 {}：{} / witness {}: {}", now.name(), now.zh(), now.name(), now.en());
        } else if (now.state() != before.state()) {
            LOG.info("{} {}: {} {}", now.name(), now.state(), now.cosignedSize(), now.en());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Communicates with one witness (C2SP tlog-witness); its statements are trusted only with its signature. */
    @RequiredArgsConstructor
    static final class WitnessClient {
        private static final Duration WHOLE = Duration.ofSeconds(20);
        private static final int MOST_BYTES = 64 * 1024;
        private static final int MOST_TOLD = 200;
        private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,17})\n?");

        private final KnownWitness witness;
        private final LimitedClient client = new LimitedClient(WHOLE, MOST_BYTES);

        /** Throws {@link IOException} if no answer, or too long an answer, arrived in time. */
        WitnessReply ask(AddCheckpoint request) throws IOException, InterruptedException {
            var post = HttpRequest.newBuilder(witness.addCheckpoint()).POST(BodyPublishers.ofString(request.body()));
            var response = client.send(post);
            String body = new String(response.body(), UTF_8);
            return switch (response.statusCode()) {
                case 200 -> cosigned(request.note(), body);
                case 409 -> at(body);
                default -> new WitnessReply.Refused(response.statusCode(), shortened(body));
            };
        }

        private WitnessReply cosigned(SignedNote note, String body) {
            List<String> lines = body.lines().toList();
            List<NoteSignature> signatures = witness.keys().stream()
                    .flatMap(key -> signature(note, key, lines))
                    .toList();
            return signatures.size() == witness.keys().size()
                    ? new WitnessReply.Cosigned(signatures)
                    : new WitnessReply.Refused(200, "没有它每把公钥的有效签名 / without a valid signature of each of its keys");
        }

        private static Stream<NoteSignature> signature(SignedNote note, VerifierKey key, List<String> lines) {
            return lines.stream().flatMap(line -> signature(note, key, line)).limit(1);
        }

        private static Stream<NoteSignature> signature(SignedNote note, VerifierKey key, String line) {
            try {
                NoteSignature signature = NoteSignature.parse(line);
                new SignedNote(note.text(), List.of(signature)).verify(Set.of(key));
                return Stream.of(signature);
            } catch (IllegalArgumentException | NoteRejected ofAnotherKey) {
                // A witness may sign with several keys: lines of other keys are ignored, and so is
                // noise.
                return Stream.empty();
            }
        }

        private static WitnessReply at(String body) {
            var size = SIZE.matcher(body);
            return size.matches()
                    ? new WitnessReply.At(Long.parseLong(size.group(1)))
                    : new WitnessReply.Refused(409, shortened(body));
        }

        private static String shortened(String body) {
            String line = body.lines().findFirst().orElse("");
            return line.length() <= MOST_TOLD ? line : line.substring(0, MOST_TOLD) + "…";
        }
    }
}
