package org.caseledger.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.eventlog.Utf8;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.Nodes;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.Tree;
import org.caseledger.tlog.VerifierKey;
import org.caseledger.witness.AddCheckpoint;
import org.jspecify.annotations.Nullable;

/** A district's ledger as its mirror sees it, which does what ledgers should not. */
final class SimulatedDistrict implements AutoCloseable {
    static final String ORIGIN = "district.test/log";
    static final String LOGIN = "mirror:secret";

    /** What it does instead of answering as it should. */
    enum Fault {
        NONE,
        REFUSES,
        GARBAGE,
        HALF_A_LINE,
        LEAVES_ONE_OUT,
        CHANGES_ONE,
        NOTHING,
        NEVER_ENDS
    }

    private static final Pattern RANGE = Pattern.compile("after=(\\d+)&upto=(\\d+)");

    private SigningKey key = SigningKey.generate(ORIGIN, KeyType.ED25519);
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> evidence = new HashMap<>();
    private List<StoredEvent> events = new ArrayList<>();
    private volatile long signed;
    private final AtomicLong given = new AtomicLong();
    private volatile Fault fault = Fault.NONE;
    private volatile boolean hasSessions = true;
    private volatile int logins;
    private volatile @Nullable String session;

    SimulatedDistrict() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    VerifierKey verifier() {
        return key.verifier();
    }

    void misbehaves(Fault how) {
        fault = how;
    }

    /** Records so many events more, and signs them. */
    void grow(int count) {
        for (int i = 0; i < count; i++) {
            record(UUID.randomUUID(), "ComplaintReceived", "{\"n\":%d}".formatted(events.size()));
        }
        signed = events.size();
    }

    void record(UUID stream, String type, String payload) {
        events.add(new StoredEvent(
                        events.size() + 1,
                        stream,
                        0,
                        "complaint",
                        type,
                        1,
                        Utf8.of(payload),
                        Utf8.of("{\"actor\":\"intake\"}"),
                        UUID.randomUUID(),
                        Instant.parse("2026-03-02T01:00:00Z").plusMillis(events.size()),
                        new byte[0])
                .hashed());
        signed = events.size();
    }

    void keep(UUID caseId, byte[] sealed) {
        evidence.put(caseId.toString(), sealed);
    }

    /** Goes back to fewer events, as after the restore of an old backup. */
    void shrink(int size) {
        events = new ArrayList<>(events.subList(0, size));
        signed = size;
    }

    SignedNote checkpoint() {
        String text = new Checkpoint(key.verifier().name(), signed, tree(signed).root()).text();
        return new SignedNote(text, List.of(key.sign(text)));
    }

    /** Signs under another name and key, as after a loss. */
    void beginAnew(String origin) {
        key = SigningKey.generate(origin, KeyType.ED25519);
    }

    /** How many records it has given since it was asked the last time. */
    long given() {
        return given.getAndSet(0);
    }

    AddCheckpoint growth(long from) {
        return new AddCheckpoint(from, tree(signed).consistency(from), checkpoint());
    }

    Tree tree(long size) {
        List<Hash> leaves =
                events.stream().map(event -> Hash.of(event.leafHash())).toList();
        return new Tree(size, new InMemory(leaves));
    }

    private record InMemory(List<Hash> leaves) implements Nodes {
        @Override
        public Hash node(int level, long index) {
            return level == 0
                    ? leaves.get((int) index)
                    : Hash.ofNode(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/api/mirror/session")) {
                login(exchange);
            } else if (fault == Fault.REFUSES || !isLoggedIn(exchange)) {
                exchange.sendResponseHeaders(401, -1);
            } else if (path.equals("/log/checkpoint")) {
                send(exchange, checkpoint().toString().getBytes(UTF_8));
            } else if (path.equals("/api/mirror/office")) {
                exchange.getResponseHeaders().set("Log-Position", Long.toString(signed));
                send(exchange, "sealed".getBytes(UTF_8));
            } else if (path.startsWith("/api/mirror/files/")) {
                send(exchange, evidence.get(path.split("/")[4]));
            } else {
                range(exchange, path);
            }
        }
    }

    /** Of a version that has no sessions, the address is not found. */
    private void login(HttpExchange exchange) throws IOException {
        logins++;
        if (fault == Fault.REFUSES || !byPassword(exchange)) {
            exchange.sendResponseHeaders(401, -1);
        } else if (!hasSessions) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            session = "SESSION=" + UUID.randomUUID();
            exchange.getResponseHeaders().add("Set-Cookie", session + "; Path=/; HttpOnly");
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private boolean isLoggedIn(HttpExchange exchange) {
        return session == null
                ? byPassword(exchange)
                : session.equals(exchange.getRequestHeaders().getFirst("Cookie"));
    }

    private static boolean byPassword(HttpExchange exchange) {
        var login = Base64.getEncoder().encodeToString(LOGIN.getBytes(UTF_8));
        return ("Basic " + login).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    /** The number of logins by password. */
    int logins() {
        return logins;
    }

    /** Ends the session, as an administrator does. */
    void endSession() {
        session = "";
    }

    /** As a version that knows a mirror by its password alone. */
    void hasNoSessions() {
        hasSessions = false;
    }

    private void range(HttpExchange exchange, String path) throws IOException {
        var range = RANGE.matcher(exchange.getRequestURI().getQuery());
        if (!range.matches()) {
            throw new IllegalArgumentException(exchange.getRequestURI().toString());
        }
        long after = Long.parseLong(range.group(1));
        long upto = Long.parseLong(range.group(2));
        if (path.equals("/api/mirror/cases")) {
            send(exchange, cases(after, upto));
        } else if (fault == Fault.NEVER_ENDS) {
            exchange.sendResponseHeaders(200, 0);
            byte[] more = ByteBuffer.allocate(1 << 20).array();
            while (true) {
                exchange.getResponseBody().write(more);
            }
        } else {
            send(exchange, records(after, Math.min(upto, after + 2000)));
        }
    }

    private byte[] cases(long after, long upto) {
        var lines = new ByteArrayOutputStream();
        for (StoredEvent event : events.subList((int) after, (int) upto)) {
            String id = event.streamId().toString();
            lines.writeBytes("{\"case_id\":\"%s\",\"wrapped_key\":\"00\"}\n"
                    .formatted(id)
                    .getBytes(UTF_8));
            if (evidence.containsKey(id)) {
                lines.writeBytes("{\"case_id\":\"%s\",\"sha256\":\"%s\"}\n"
                        .formatted(id, "a".repeat(64))
                        .getBytes(UTF_8));
            }
        }
        return lines.toByteArray();
    }

    private byte[] records(long after, long upto) {
        var lines = new ArrayList<byte[]>();
        given.addAndGet(upto - after);
        for (StoredEvent event : events.subList((int) after, (int) upto)) {
            lines.add(new MirroredEvent(event, new byte[33]).line());
        }
        switch (fault) {
            case GARBAGE -> lines.set(0, "no event".getBytes(UTF_8));
            case LEAVES_ONE_OUT -> lines.remove(lines.size() / 2);
            case NOTHING -> lines.clear();
            default -> {}
        }
        var body = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            body.writeBytes(
                    fault == Fault.CHANGES_ONE
                            ? new String(line, UTF_8)
                                    .replace("intake", "nobody")
                                    .getBytes(UTF_8)
                            : line);
            body.write('\n');
        }
        body.writeBytes(cases(after, upto));
        byte[] all = body.toByteArray();
        return fault == Fault.HALF_A_LINE ? Arrays.copyOf(all, all.length - 7) : all;
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
