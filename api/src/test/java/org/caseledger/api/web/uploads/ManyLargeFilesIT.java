package org.caseledger.api.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.caseledger.api.cli.Ledger;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.JavaProcess;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;

/** Many of the largest files at once, in a process that is ended when its memory is not enough. */
@Tag("long")
@Tag("turn-1")
class ManyLargeFilesIT {
    private static final int FILES = 12;
    private static final Set<Integer> TAKEN_OR_LATER =
            Set.of(HttpStatus.CREATED.value(), HttpStatus.SERVICE_UNAVAILABLE.value());
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path folder;

    private JavaProcess process;
    private String evidence;
    private String login;

    @AfterEach
    void end() throws IOException {
        process.close();
    }

    @Test
    void givenASmallHeap_whenManySendAndOpenAtOnce_thenEachIsServedOrToldToComeAgain() throws Exception {
        start();
        var form = form();

        var sent = atOnce(() -> send(upload(form)));
        assertThat(sent).allSatisfy(a -> assertThat(a.statusCode()).isIn(TAKEN_OR_LATER));
        assertThat(sent).anySatisfy(a -> assertThat(a.statusCode()).isEqualTo(201));
        assertThat(sent)
                .filteredOn(a -> a.statusCode() == 503)
                .allSatisfy(
                        a -> assertThat(a.headers().firstValue("Retry-After")).isPresent());
        var digest = digest(Files.newInputStream(folder.resolve("file")));

        var opened = atOnce(() -> send(HttpRequest.newBuilder(at("/" + digest)).GET()));
        assertThat(opened).anySatisfy(a -> assertThat(a.statusCode()).isEqualTo(200));
        for (var answer : opened) {
            if (answer.statusCode() == HttpStatus.OK.value()) {
                assertThat(answer.body()).isEqualTo(digest);
            } else {
                assertThat(answer.statusCode()).isEqualTo(503);
            }
        }
        assertThat(send(upload(form)).statusCode()).isEqualTo(201);
    }

    private void start() throws IOException {
        var data = TestLedger.newData();
        String url;
        String id;
        try (var pool = TestDatabase.fresh()) {
            url = pool.getJdbcUrl();
        }
        try (var ledger = TestLedger.start(url, data)) {
            id = ledger.cases().accepted();
            login = ledger.as("handler").header("Authorization");
        }
        process = JavaProcess.start(
                List.of("env", "JAVA_TOOL_OPTIONS=-XX:+ExitOnOutOfMemoryError"),
                Ledger.class,
                "serve",
                "--port=0",
                "--data=" + data,
                "--spring.datasource.url=" + url);
        process.await("its address", lines -> lines.stream().anyMatch(l -> l.contains("Ctrl-C")));
        var said = String.join("\n", process.lines());
        evidence = said.replaceAll("(?s).*(http://127\\.0\\.0\\.1:\\d+).*", "$1") + id + "/evidence";
    }

    private URI at(String more) {
        return URI.create(evidence + more);
    }

    /** The form with a file of the largest size, in a file: many are sent of it at once. */
    private Path form() throws IOException {
        var bytes = new byte[EvidenceFile.LARGEST];
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 9);
        Files.write(folder.resolve("file"), bytes);
        var form = folder.resolve("form");
        try (var stream = Files.newOutputStream(form)) {
            stream.write(
                    ("--edge\r\nContent-Disposition: form-data; name=\"file\";" + " filename=\"large.pdf\"\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            stream.write(bytes);
            stream.write("\r\n--edge--\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return form;
    }

    private HttpRequest.Builder upload(Path form) {
        try {
            return HttpRequest.newBuilder(at(""))
                    .header("Content-Type", "multipart/form-data; boundary=edge")
                    .POST(BodyPublishers.ofFile(form));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Answers with the digest of what came. */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(
                    request.header("Authorization", login)
                            .timeout(Duration.ofMinutes(2))
                            .build(),
                    answer -> HttpResponse.BodySubscribers.mapping(
                            BodyHandlers.ofInputStream().apply(answer), ManyLargeFilesIT::digest));
        } catch (IOException e) {
            throw new AssertionError(String.join("\n", process.lines()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String digest(InputStream stream) {
        try (var digesting = new DigestInputStream(stream, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<HttpResponse<String>> atOnce(Supplier<HttpResponse<String>> request) {
        var threads = Executors.newFixedThreadPool(FILES);
        try {
            var answers = Stream.generate(() -> CompletableFuture.supplyAsync(request, threads))
                    .limit(FILES)
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }
}
