package org.caseledger.stamping;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseledger.testing.AnotherTime;

/**
 * A timestamping authority: {@code openssl ts} with a certificate of its own, behind HTTP on this machine. It answers
 * well until it is set to do otherwise.
 */
public final class OpensslAuthority implements AutoCloseable {
    /** What the authority makes of a query; an empty answer is none at all. */
    @FunctionalInterface
    public interface Answering {
        byte[] answer(byte[] query) throws IOException;
    }

    private static final String LONG_AGO = "2020-01-01 00:00:00";
    private static final String DAYS = "36500";

    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Answering answering = this::stamp;
    private volatile int status = 200;
    private volatile String date = "";

    /** One whose certificate is good for a century. */
    public static OpensslAuthority in(Path folder) throws IOException {
        return new OpensslAuthority(folder, DAYS);
    }

    /** One whose certificate ended in 2020. */
    public static OpensslAuthority expiredIn(Path folder) throws IOException {
        return new OpensslAuthority(folder, "30");
    }

    private OpensslAuthority(Path folder, String days) throws IOException {
        this.folder = Files.createDirectories(folder);
        certificates(days);
        configure("sha256");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    private void certificates(String days) throws IOException {
        Files.writeString(
                folder.resolve("purpose"),
                "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n");
        String key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
        then(LONG_AGO, "req -x509 " + key + " -subj /CN=Root -days " + DAYS + " -keyout ca.key -out ca.pem");
        then(LONG_AGO, "req -new " + key + " -subj /CN=Stamps -keyout tsa.key -out tsa.csr");
        then(
                LONG_AGO,
                "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -set_serial 2 -extfile purpose -out tsa.pem -days "
                        + days);
        Files.writeString(folder.resolve("serial"), "01\n");
    }

    private void configure(String digests) throws IOException {
        Files.writeString(folder.resolve("tsa.cnf"), """
                [tsa]
                default_tsa = one
                [one]
                serial = serial
                signer_cert = tsa.pem
                signer_key = tsa.key
                signer_digest = sha256
                default_policy = 1.2.3.4.1
                digests = %s
                accuracy = secs:1
                ess_cert_id_alg = sha256
                """.formatted(digests));
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/tsa";
    }

    /** Its root's certificate. */
    public Path root() {
        return folder.resolve("ca.pem");
    }

    /** The certificate that it signs with. */
    public Path own() {
        return folder.resolve("tsa.pem");
    }

    public Authority known(String name) {
        return Authority.of(name, url(), root().toString());
    }

    public int asked() {
        return asked.get();
    }

    public void answers(Answering other) {
        answering = other;
    }

    /** The same once more as at first. */
    public void answersWell() {
        answering = this::stamp;
        status = 200;
        date = "";
    }

    public void answersWith(int httpStatus) {
        status = httpStatus;
    }

    /** It rejects SHA-256 with a PKIFailureInfo, as one does that has moved on. */
    public void takesOnly(String digests) throws IOException {
        configure(digests);
    }

    /** Its clock is wrong: a date as AnotherTime takes it. */
    public void hasTheTime(String other) {
        date = other;
    }

    /** A timestamp as openssl gives it. */
    public byte[] stamp(byte[] query) throws IOException {
        synchronized (asked) {
            Files.write(folder.resolve("query.tsq"), query);
            then(date, "ts -reply -config tsa.cnf -queryfile query.tsq -out answer.tsr");
            return Files.readAllBytes(folder.resolve("answer.tsr"));
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            byte[] answer = answering.answer(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private void then(String at, String arguments) throws IOException {
        openssl(folder, at, arguments);
    }

    /** What openssl says, run in a folder; it fails unless openssl ends well. */
    public static String openssl(Path folder, String arguments) throws IOException {
        return openssl(folder, "", arguments);
    }

    private static String openssl(Path folder, String at, String arguments) throws IOException {
        var command = new ArrayList<String>();
        if (!at.isEmpty()) {
            command.addAll(AnotherTime.from(at));
        }
        command.add("openssl");
        command.addAll(List.of(arguments.split(" ")));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** Waits for what openssl still does in the folder. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("still answering");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
