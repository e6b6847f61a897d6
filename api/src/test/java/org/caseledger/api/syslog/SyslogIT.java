package org.caseledger.api.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.query.history.HistoryQueries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accesses and refusals go to a collector of logs, and none is left out while that is away. */
class SyslogIT {
    private static final Pattern POSITION = Pattern.compile("position=\"(\\d+)\"");
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void givenACollectorThatIsAwayForAWhile_thenTheLedgerWorksOn_andNothingIsLeftOut() throws IOException {
        var first = new Collector(0);
        int port = first.port();
        try (var ledger = TestLedger.onNewDatabase("--caseledger.syslog.address=tcp://127.0.0.1:" + port)) {
            var api = ledger.cases().received();
            search(ledger, "餐馆");
            assertThat(ledger.as("auditor").get(api + "/sealed").status()).isEqualTo(403);
            ledger.anonymous().login("nobody-has-it", "x").get("/api/me");
            await().atMost(LONG).until(() -> positions(first).equals(recorded(ledger)));
            assertThat(first.entries())
                    .anyMatch(e -> e.startsWith("<110>1 ") && e.contains(" CasesSearched "))
                    .anyMatch(e -> e.startsWith("<108>1 ") && e.contains(" AttemptRefused "))
                    .anyMatch(e -> e.startsWith("<108>1 ") && e.contains(" LoginFailed "))
                    .noneMatch(e -> e.contains("餐馆") || e.contains("nobody-has-it"))
                    .allMatch(e -> e.contains("caseledger - ") && e.contains("[caseledger@32473 "));
            first.close();

            for (int i = 0; i < 20; i++) {
                search(ledger, "away" + i);
            }
            try (var second = new Collector(port)) {
                await().atMost(LONG).until(() -> lasts(second).equals(lasts(ledger)));
                var all = new TreeSet<>(positions(first));
                all.addAll(positions(second));
                assertThat(all).isEqualTo(recorded(ledger));
            }
        }
    }

    @Test
    void givenOneThatTakesDatagrams_thenEachEntryIsOne() throws IOException {
        try (var collector = new DatagramSocket(0)) {
            collector.setSoTimeout(30_000);
            var address = "udp://127.0.0.1:" + collector.getLocalPort();
            try (var ledger = TestLedger.onNewDatabase("--caseledger.syslog.address=" + address)) {
                search(ledger, "b");
                var packet = new DatagramPacket(new byte[65_536], 65_536);
                collector.receive(packet);
                assertThat(new String(packet.getData(), 0, packet.getLength(), UTF_8))
                        .startsWith("<110>1 ")
                        .contains(" PersonLoggedIn ", "person=");
            }
        }
    }

    @Test
    void givenTls_thenOnlyACollectorThatIsBelievedGetsEntries(@TempDir Path directory) throws Exception {
        var keys = keys(directory, "localhost");
        var believed = context(keys, keys);
        try (var collector = new Collector(believed.getServerSocketFactory(), 0)) {
            var address = SyslogAddress.of("tls://localhost:" + collector.port());
            try (var connection = new SyslogConnection(address, believed)) {
                connection.send("<110>1 - - caseledger - A - 一");
                connection.send("<110>1 - - caseledger - B - 二");
            }
            await().atMost(LONG).until(() -> collector.entries().size() == 2);
            assertThat(collector.entries().get(1)).endsWith("B - 二");

            try (var stranger = new SyslogConnection(address, SSLContext.getDefault())) {
                assertThatThrownBy(() -> stranger.send("x")).isInstanceOf(SSLException.class);
            }
            var other = SyslogAddress.of("tls://127.0.0.1:" + collector.port());
            try (var misnamed = new SyslogConnection(other, believed)) {
                assertThatThrownBy(() -> misnamed.send("x"))
                        .as("its certificate has another name")
                        .isInstanceOf(SSLException.class);
            }
            assertThat(collector.entries()).hasSize(2);
        }
    }

    private static void search(TestLedger ledger, String words) {
        var query = java.net.URLEncoder.encode(words, UTF_8);
        assertThat(ledger.as("head").get("/api/search?q=" + query).status()).isEqualTo(200);
    }

    private static Set<Long> positions(Collector collector) {
        return collector.entries().stream()
                .map(entry -> {
                    var position = POSITION.matcher(entry);
                    assertThat(position.find()).as(entry).isTrue();
                    return Long.valueOf(position.group(1));
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Long> recorded(TestLedger ledger) {
        return ledger.allRecordedAfter(0).stream()
                .filter(e ->
                        HistoryQueries.ACCESSES.contains(e.type()) || e.type().equals("AttemptRefused"))
                .map(e -> e.position())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Long> lasts(Collector collector) {
        var all = List.copyOf(positions(collector));
        return all.subList(Math.max(0, all.size() - 20), all.size());
    }

    private static List<Long> lasts(TestLedger ledger) {
        var all = List.copyOf(recorded(ledger));
        return all.subList(all.size() - 20, all.size());
    }

    private static KeyStore keys(Path directory, String name) throws Exception {
        var file = directory.resolve("keys.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "collector",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret",
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, "secret".toCharArray());
        }
        return keys;
    }

    private static SSLContext context(KeyStore own, KeyStore believed) throws Exception {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(own, "secret".toCharArray());
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("collector", believed.getCertificate("collector"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
