package org.caseledger.api.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.ScannerAwayException;
import org.caseledger.api.web.uploads.VirusScanner.WhenAway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scanner as its protocol has it, over both kinds of sockets, and what a person is shown. */
class VirusScannerIT {
    /** The file that every scanner takes for a virus, in two parts so that this source is none. */
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private static final byte[] INFECTED = ("%PDF-1.7\n" + EICAR).getBytes(StandardCharsets.UTF_8);
    private static final byte[] CLEAN = "%PDF-1.7\nwords".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    /** Speaks the protocol of clamd and finds one virus. */
    private record Clamd(ServerSocketChannel server) implements AutoCloseable {
        static Clamd onPort() throws IOException {
            return begun(ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        }

        static Clamd at(Path file) throws IOException {
            return begun(ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(file)));
        }

        private static Clamd begun(ServerSocketChannel server) {
            var clamd = new Clamd(server);
            var thread = new Thread(clamd::serve, "clamd");
            thread.setDaemon(true);
            thread.start();
            return clamd;
        }

        String address() throws IOException {
            return "127.0.0.1:" + ((InetSocketAddress) server.getLocalAddress()).getPort();
        }

        private void serve() {
            while (server.isOpen()) {
                try (var client = server.accept()) {
                    var in = new DataInputStream(Channels.newInputStream(client));
                    var answer = new String(in.readNBytes(10), StandardCharsets.US_ASCII).equals("zINSTREAM\0")
                            ? verdict(in)
                            : "UNKNOWN COMMAND";
                    client.write(ByteBuffer.wrap((answer + "\0").getBytes(StandardCharsets.US_ASCII)));
                } catch (IOException gone) {
                    continue;
                }
            }
        }

        private static String verdict(DataInputStream in) throws IOException {
            var file = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                file.writeBytes(in.readNBytes(length));
                if (file.size() > 25 * 1024 * 1024) {
                    return "INSTREAM size limit exceeded. ERROR";
                }
            }
            return file.toString(StandardCharsets.ISO_8859_1).contains(EICAR)
                    ? "stream: Eicar-Test-Signature FOUND"
                    : "stream: OK";
        }

        void stop() throws IOException {
            server.close();
        }

        @Override
        public void close() throws IOException {
            stop();
        }
    }

    private static VirusScanner scanner(String address, WhenAway whenAway) {
        return new VirusScanner(address, Duration.ofMillis(500), whenAway);
    }

    @Test
    void overBothKindsOfSockets_aVirusIsNamed() throws IOException {
        try (var port = Clamd.onPort();
                var file = Clamd.at(directory.resolve("clamd.ctl"))) {
            for (var address : new String[] {port.address(), "unix:" + directory.resolve("clamd.ctl")}) {
                var scanner = new VirusScanner(address, Duration.ofSeconds(30), WhenAway.REFUSE);
                assertThatCode(() -> scanner.check("file", "a.pdf", CLEAN)).doesNotThrowAnyException();
                assertThatThrownBy(() -> scanner.check("file", "a.pdf", INFECTED))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("Eicar-Test-Signature");
                var large = new byte[EvidenceFile.LARGEST];
                System.arraycopy(INFECTED, 0, large, large.length - 100, INFECTED.length);
                assertThatThrownBy(() -> scanner.check("file", "a.pdf", large))
                        .isInstanceOf(InvalidInputException.class);
            }
            assertThat(file.server().isOpen()).isTrue();
        }
    }

    @Test
    void whoeverDoesNotAnswer_isWaitedForNoLongerThanTheOfficeSays() throws IOException {
        try (var silent = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            var address = new Clamd(silent).address();
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                assertThatThrownBy(() -> scanner(address, WhenAway.REFUSE).check("file", "a.pdf", CLEAN))
                        .isInstanceOf(ScannerAwayException.class);
                scanner(address, WhenAway.KEEP).check("file", "a.pdf", CLEAN);
            });
        }
        for (var nobody : new String[] {"127.0.0.1:1", "unix:/nowhere/clamd.ctl", "nonsense"}) {
            assertThatThrownBy(() -> scanner(nobody, WhenAway.REFUSE).check("file", "a.pdf", CLEAN))
                    .as(nobody)
                    .isInstanceOf(ScannerAwayException.class);
        }
    }

    @Test
    void anInfectedFileIsNotKept_andNoneWhileTheScannerIsAway() throws IOException {
        try (var clamd = Clamd.onPort();
                var ledger = TestLedger.onNewDatabase("--caseledger.clamd.address=" + clamd.address())) {
            var id = ledger.cases().accepted();
            var handler = ledger.as("handler");
            var infected = handler.upload(id + "/evidence", Map.of(), new Upload("file", "照片.pdf", INFECTED));
            assertThat(infected.status()).as("%s", infected).isEqualTo(400);
            assertThat(infected.json().path("fields").path("file").asString())
                    .isEqualTo("文件“照片.pdf”含有病毒（Eicar-Test-Signature），未保存");
            var clean = new Upload("file", "照片.pdf", CLEAN);
            assertThat(handler.upload(id + "/evidence", Map.of(), clean).status())
                    .isEqualTo(201);
            clamd.stop();
            var away = handler.upload(id + "/evidence", Map.of(), clean);
            assertThat(away.status()).as("%s", away).isEqualTo(503);
            assertThat(away.problem()).isEqualTo("scanner-away");
            assertThat(away.header("Retry-After")).isNotEmpty();
        }
    }
}
