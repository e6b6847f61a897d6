package org.caseledger.api.offices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.caseledger.api.cli.LedgerProcess;
import org.caseledger.api.testing.ByHost;
import org.caseledger.testing.TestFolders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a person at the keyboard gives them, on the bundled server. */
@Tag("long")
@Tag("turn-1")
class OfficesProcessIT {
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    @Test
    void givenANodeThatIsKilled_whenItIsStartedAgain_thenItsOfficesAreThere() throws Exception {
        var data = directory.resolve("node");
        int port = freePort();
        ledger(data, "offices", "create", "xipu", "--host", "xipu.test", "--node", "n");

        var node = serve(data, port);
        await().atMost(SOON).until(() -> status(port, "xipu.test"), status -> status == 200);
        assertThat(Files.readString(data.resolve("offices/xipu/" + OfficeRegistry.LINK)))
                .startsWith("http://xipu.test:" + port + "/setup?code=");
        var made = ledger(data, "offices", "create", "tuanjie", "--host", "tuanjie.test", "--node", "n");
        assertThat(made).contains("add the first administrator: http://tuanjie.test:" + port);
        node.kill();

        node = serve(data, port);
        await().atMost(SOON).until(() -> status(port, "xipu.test"), status -> status == 200);
        await().atMost(SOON).until(() -> status(port, "tuanjie.test"), status -> status == 200);
        assertThat(ledger(data, "offices", "list"))
                .contains("xipu.test")
                .contains("served by")
                .contains("(n)");
        ledger(data, "offices", "retire", "xipu");
        assertThat(status(port, "xipu.test")).isEqualTo(410);
        ledger(data.resolve("offices/xipu"), "verify"); // as every command works on one of them
        assertThat(status(port, "tuanjie.test")).isEqualTo(200);
        assertThat(node.stop()).isIn(0, 143);
    }

    @Test
    void givenTwoNodes_whenAnOfficeIsMovedByTheCommand_thenItsNodeServesItAndTheOtherOneDoesNot() throws Exception {
        var a = directory.resolve("a");
        var b = Files.createDirectory(directory.resolve("b"));
        int portOfA = freePort();
        int portOfB = freePort();
        try (var server = EmbeddedPostgres.builder()
                .setDataDirectory(TestFolders.fresh("offices"))
                .setServerConfig("fsync", "off")
                .start()) {
            ledger(
                    a,
                    "offices",
                    "create",
                    "xipu",
                    "--host",
                    "xipu.test",
                    "--node",
                    "a",
                    "--server",
                    "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort()));
            Files.createSymbolicLink(b.resolve("offices"), a.resolve("offices"));
            var nodeA = serve(a, "a", portOfA);
            var nodeB = serve(b, "b", portOfB);
            await().atMost(SOON).until(() -> status(portOfA, "xipu.test"), s -> s == 200);
            assertThat(status(portOfB, "xipu.test")).isEqualTo(421);

            assertThat(ledger(a, "offices", "move", "xipu", "--to", "b"))
                    .contains("xipu is served by")
                    .contains("(b)");

            assertThat(status(portOfB, "xipu.test")).isEqualTo(200);
            assertThat(status(portOfA, "xipu.test")).isEqualTo(421);
            nodeB.kill();
            assertThat(ledger(b, "offices", "move", "xipu", "--to", "a")).contains("(a)");
            assertThat(status(portOfA, "xipu.test")).isEqualTo(200);
            ledger(a.resolve("offices/xipu"), "verify");
            assertThat(nodeA.stop()).isIn(0, 143);
        }
    }

    private static LedgerProcess serve(Path data, int port) throws IOException {
        return serve(data, "n", port);
    }

    private static LedgerProcess serve(Path data, String node, int port) throws IOException {
        return LedgerProcess.start(data, "offices", "serve", "--node", node, "--port", String.valueOf(port))
                .awaitReady();
    }

    private static String ledger(Path data, String... arguments) throws Exception {
        var process = LedgerProcess.start(data, arguments);
        assertThat(process.exit()).as(process.said()).isZero();
        return process.said();
    }

    private static int status(int port, String host) {
        return ByHost.of(port, host).get("/login").status();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
