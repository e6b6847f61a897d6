package org.caseledger.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.caseledger.bench.Await;
import org.caseledger.bench.CheckFailed;
import org.caseledger.drill.HistoryCheck.Note;
import org.caseledger.drill.HistoryCheck.Read;
import org.caseledger.drill.HistoryCheck.Write;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Clients write notes to few cases through HAProxy, and read these on both nodes and from the replica, while parts of
 * the cluster fail. A request whose outcome is unknown is sent again with its key until it is answered.
 */
final class Histories implements AutoCloseable {
    static final String HEAD = """
            | seed | faults | acknowledged | sent again | reads | violations | log, signatures, views agree |
            |---:|---|---:|---:|---|---:|---|""";

    private static final int CASES = 4;
    private static final int NOTES_OF_A_CASE = 80;
    private static final int READERS = 2;
    private static final long THINK_MILLIS = 15;
    private static final long AGAIN_MILLIS = 60;
    private static final Set<Integer> UNKNOWN = Set.of(409, 429, 502, 503);
    private static final int GO_ON = 20;
    private static final Duration COME_BACK = Duration.ofMinutes(4);

    /** A case that is written to, and the highest position that an answer about it has said. */
    private record Open(String caseId, String number, AtomicInteger notes, AtomicInteger position) {}

    private final Office office;
    private final URI entrance;
    private final List<LedgerNode> nodes;
    private final long seed;
    private final Random random;
    private final AtomicReferenceArray<Open> open = new AtomicReferenceArray<>(CASES);
    private final Set<String> cases = ConcurrentHashMap.newKeySet();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Map<Note, Note> notes = new ConcurrentHashMap<>();
    private final Queue<Write> writes = new ConcurrentLinkedQueue<>();
    private final Queue<Read> reads = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger again = new AtomicInteger();
    private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);
    private final List<Thread> clients = new ArrayList<>();
    private int both;
    private volatile boolean stopped;

    /** Starts so many clients that write through the {@code entrance}, and some that read on each node. */
    Histories(Office office, URI entrance, List<LedgerNode> nodes, int writers, long seed) throws Exception {
        this.office = office;
        this.entrance = entrance;
        this.nodes = nodes;
        this.seed = seed;
        this.random = new Random(seed);
        for (int n = 0; n < CASES; n++) {
            begin(n, "first-" + n);
        }
        for (int n = 0; n < writers; n++) {
            start("writer-" + n, this::write);
        }
        for (int n = 0; n < READERS; n++) {
            for (var node : nodes) {
                start("reader-%s-%d".formatted(node.machine().name(), n), (name, chance, turn) -> read(node, chance));
            }
        }
        start("reader-of-board", (name, chance, turn) -> readView(chance));
    }

    /** What a client does again and again. */
    @FunctionalInterface
    private interface Work {
        void run(String name, Random chance, int turn) throws Exception;
    }

    private void start(String name, Work work) {
        var chance = new Random(random.nextLong());
        var client = new Thread(
                () -> {
                    try {
                        for (int turn = 0; !stopped; turn++) {
                            work.run(name, chance, turn);
                            TimeUnit.MILLISECONDS.sleep(chance.nextInt((int) (2 * THINK_MILLIS)));
                        }
                    } catch (Exception e) {
                        failures.add(e);
                    }
                },
                name);
        clients.add(client);
        client.start();
    }

    /** Sends a request until it is answered; null if everything has ended before. */
    private @Nullable JsonNode answer(Request request) throws InterruptedException {
        while (!stopped) {
            var answer = answerOnce(request);
            if (answer != null) {
                return answer;
            }
            again.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        }
        return null;
    }

    private static @Nullable JsonNode answerOnce(Request request) throws InterruptedException {
        try {
            var answer = request.send();
            if (answer.statusCode() / 100 == 2) {
                return JsonMapper.shared().readTree(answer.body());
            }
            if (!UNKNOWN.contains(answer.statusCode())) {
                throw Office.unexpected(answer);
            }
            return null;
        } catch (IOException noConnection) {
            return null;
        }
    }

    @FunctionalInterface
    private interface Request {
        HttpResponse<String> send() throws IOException, InterruptedException;
    }

    private void begin(int which, String key) throws InterruptedException {
        var answer = answer(() -> office.record(entrance, "-h%d-%s".formatted(seed, key)));
        if (answer != null) {
            var caseId = answer.path("caseId").asString();
            cases.add(caseId);
            var number = answer.path("number").asString();
            open.set(which, new Open(caseId, number, new AtomicInteger(), position(answer)));
        }
    }

    private static AtomicInteger position(JsonNode answer) {
        return new AtomicInteger(answer.path("position").asInt());
    }

    private void write(String name, Random chance, int turn) throws InterruptedException {
        int which = chance.nextInt(CASES);
        var one = open.get(which);
        var mark = "%d-%s-%d".formatted(seed, name, turn);
        sent.add(mark);
        long begun = System.nanoTime();
        var answer = answer(() -> office.note(entrance, one.caseId(), mark));
        if (answer == null) {
            return;
        }
        writes.add(new Write(one.caseId(), mark, begun, System.nanoTime()));
        one.position().accumulateAndGet(position(answer).get(), Math::max);
        if (one.notes().incrementAndGet() == NOTES_OF_A_CASE) {
            begin(which, mark);
        }
    }

    private void read(LedgerNode node, Random chance) throws InterruptedException {
        var caseId = open.get(chance.nextInt(CASES)).caseId();
        long begun = System.nanoTime();
        var answer = answerOnce(() -> office.notes(node.address(), caseId));
        if (answer != null) {
            reads.add(Read.of(node.machine().name(), caseId, begun, System.nanoTime(), notes(answer)));
        }
    }

    private List<Note> notes(JsonNode answer) {
        var oldestFirst = StreamSupport.stream(answer.spliterator(), false)
                .map(one ->
                        new Note(one.path("position").asLong(), one.path("text").asString()))
                .map(one -> notes.computeIfAbsent(one, same -> same))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    private void readView(Random chance) throws InterruptedException {
        var one = open.get(chance.nextInt(CASES));
        var node = nodes.get(chance.nextInt(nodes.size()));
        long after = chance.nextInt(3) == 0 ? 0 : one.position().get();
        long begun = System.nanoTime();
        var answer = answerOnce(() -> office.board(node.address(), one.number(), after));
        if (answer != null) {
            long last = answer.path("cards").path(0).path("position").asLong(0);
            reads.add(Read.ofView("the board", one.caseId(), begun, System.nanoTime(), last, after));
        }
    }

    /** Lets parts fail until so many notes are acknowledged; returns what is wrong with what was written and read. */
    List<String> run(Scene scene, int enough) throws Exception {
        for (int most = enough; writes.size() < enough && most > 0; most--) {
            var faults = Fault.some(random);
            faults.forEach(fault -> struck.merge(fault, 1, Integer::sum));
            both += faults.size() > 1 ? 1 : 0;
            System.err.printf("  %,d of %,d; %s%n", writes.size(), enough, words(faults));
            Fault.play(faults, scene, random);
            awaitWork();
        }
        scene.cluster().awaitWhole(COME_BACK);
        return violations();
    }

    /** Returns when some more notes are acknowledged. */
    void awaitWork() {
        int from = writes.size();
        Await.until(() -> "notes are acknowledged again", COME_BACK, () -> {
            requireRight();
            return writes.size() >= from + GO_ON;
        });
    }

    /** Lets the clients end; returns what is wrong with what was written and read. */
    List<String> violations() throws Exception {
        close();
        for (var client : clients) {
            client.join();
        }
        requireRight();
        return HistoryCheck.violations(ends(), sent, writes, reads);
    }

    private static String words(List<Fault> faults) {
        return faults.stream().map(Fault::words).collect(Collectors.joining(", "));
    }

    private void requireRight() {
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a client was answered wrongly", failures.peek());
        }
    }

    private Map<String, List<Note>> ends() throws Exception {
        var ends = new HashMap<String, List<Note>>();
        for (var caseId : cases) {
            var answer = answerOnce(() -> office.notes(nodes.get(0).address(), caseId));
            CheckFailed.unless(answer != null, "the notes of %s are not read", caseId);
            ends.put(caseId, notes(answer));
        }
        return ends;
    }

    /** As a row of the table. */
    String row(List<String> violations, boolean goesOn) {
        return String.format(
                Locale.ROOT,
                "| %d | %s; %d times two at once | %s | %d | %s |",
                seed,
                struck.entrySet().stream()
                        .map(one -> one.getKey().words() + " " + one.getValue())
                        .collect(Collectors.joining(", ")),
                both,
                columns(),
                violations.size(),
                goesOn ? "yes" : "**no**");
    }

    /** As columns of a table: the notes acknowledged, the requests sent again, and the reads. */
    String columns() {
        var byReader = reads.stream().collect(Collectors.groupingBy(Read::by, TreeMap::new, Collectors.counting()));
        return byReader.entrySet().stream()
                .map(one -> String.format(Locale.ROOT, "%s %,d", one.getKey(), one.getValue()))
                .collect(Collectors.joining(
                        ", ", String.format(Locale.ROOT, "%,d | %,d | ", writes.size(), again.get()), ""));
    }

    /** Begins no more requests. */
    @Override
    public void close() {
        stopped = true;
    }
}
