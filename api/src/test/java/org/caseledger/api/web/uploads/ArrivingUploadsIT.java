package org.caseledger.api.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While a file is being sent, nothing of it is on the disk. */
class ArrivingUploadsIT {
    private static final String SECRET = "举报人周某的住址与电话\n";
    private static final int SENT_FIRST = 16 * 1024 * 1024;
    private static final int MORE = 64 * 1024;

    @TempDir
    Path base;

    @Test
    void aWaitingUploadIsNowhereInPlainText() throws IOException {
        try (var ledger = TestLedger.onNewDatabase("--server.tomcat.basedir=" + base);
                var client = new Socket(InetAddress.getLoopbackAddress(), ledger.port())) {
            var id = ledger.cases().accepted();
            var head = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\n";
            var end = "\r\n--edge--\r\n";
            var text = SECRET.getBytes(StandardCharsets.UTF_8);
            int lines = SENT_FIRST / text.length;
            long length = head.length() + (long) lines * text.length + MORE + end.length();
            var out = client.getOutputStream();
            out.write(("POST "
                            + id
                            + "/evidence HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: multipart/form-data; boundary=edge\r\nAuthorization: "
                            + ledger.as("handler").header("Authorization")
                            + "\r\nContent-Length: "
                            + length
                            + "\r\n\r\n"
                            + head)
                    .getBytes(StandardCharsets.UTF_8));
            for (int line = 0; line < lines; line++) {
                out.write(text);
            }
            out.flush();
            // So much is in no buffer of a connection: the server has read most of it.
            assertThat(holding(SECRET.strip())).isEmpty();

            out.write(" ".repeat(MORE).getBytes(StandardCharsets.US_ASCII));
            out.write(end.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            var answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 201");
            assertThat(holding(SECRET.strip())).isEmpty();
        }
    }

    private List<Path> holding(String text) throws IOException {
        try (var files = Files.walk(base)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, text))
                    .toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1)
                    .contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
