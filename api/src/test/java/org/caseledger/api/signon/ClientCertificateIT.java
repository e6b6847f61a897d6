package org.caseledger.api.signon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Base64;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.Phone;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.TestFolders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who logs in with a certificate that the gateway sends on, and who only says so. */
class ClientCertificateIT {
    private static final String SECRET = "what only the gateway knows";

    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase("--caseledger.client-certificate.gateway-secret=" + SECRET);
        ledger.awaitViews();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void givenACertificateOfAPerson_whenTheGatewaySendsItOn_thenSheLogsIn() throws Exception {
        var der = certificate("CN=intake, O=区市场监督管理局", 0);
        long head = ledger.head();

        assertLogsIn("intake", ":" + Base64.getEncoder().encodeToString(der) + ":");
        assertLogsIn("intake", URLEncoder.encode(pem(der), UTF_8));

        assertThat(ledger.allRecordedAfter(head))
                .as("each is recorded")
                .hasSize(2)
                .allMatch(event -> event.type().equals("PersonLoggedIn"))
                .allMatch(event -> event.metadata().contains("\"actor\":\"intake\""));
    }

    @Test
    void givenACertificateOfNobodyHere_thenTheFailureIsRecordedWithoutTheName() throws Exception {
        long head = ledger.head();

        logIn(gateway(header(certificate("CN=nobody-here", 0))));

        assertThat(ledger.recordedAfter(head))
                .singleElement()
                .satisfies(event -> assertThat(event.type() + event.payload())
                        .startsWith("LoginFailed")
                        .doesNotContain("nobody"));
    }

    @Test
    void givenTheHeaderOfAStranger_whenThereIsNoSecretOfTheGateway_thenNobodyLogsIn() throws Exception {
        var header = header(certificate("CN=head", 0));

        for (var secret : new String[] {"", "guessed"}) {
            var stranger = ledger.anonymous().with("Client-Cert", header).with("X-Gateway-Secret", secret);
            assertThat(stranger.get("/login").text()).doesNotContain("以证书登录");
            assertThat(logIn(stranger).header("Location")).isEqualTo("/login?unidentified");
        }
        assertThat(logIn(ledger.anonymous().with("Client-Cert", header)).header("Location"))
                .isEqualTo("/login?unidentified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=nobody", "CN=intake, CN=head", "O=intake", "CN=intake\\,x"})
    void givenACertificateOfNobodyHere_thenNobodyLogsIn(String subject) throws Exception {
        var answer = logIn(gateway(header(certificate(subject, 0))));

        assertThat(answer.header("Location")).startsWith("/login?un");
        assertThat(answer.headers("Set-Cookie")).noneMatch(cookie -> cookie.contains("SESSION"));
    }

    @Test
    void givenAnExpiredCertificate_thenNobodyLogsIn() throws Exception {
        var answer = logIn(gateway(header(certificate("CN=intake", 3))));

        assertThat(answer.header("Location")).isEqualTo("/login?unidentified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "::", ":no:", "%", "-----BEGIN CERTIFICATE-----"})
    void givenWhatIsNoCertificate_thenNobodyLogsInAndNothingFails(String header) {
        var answer = logIn(gateway(header));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/login?unidentified");
    }

    @Test
    void givenASecondFactor_whenSheShowsHerCertificate_thenTheCodeIsAskedForAsWell() throws Exception {
        var session = new LoginForm(ledger).session("legal");
        var phone = Phone.of(session);
        var now = Instant.now();
        var enrolled = Phone.send(session, "", phone.code(now), "demo-legal");
        assertThat(enrolled.status()).as("%s", enrolled).isEqualTo(200);

        var shown = logIn(gateway(header(certificate("CN=legal", 0))));

        assertThat(shown.header("Location")).isEqualTo("/login/second");
        assertThat(shown.headers("Set-Cookie")).noneMatch(cookie -> cookie.contains("SESSION"));
        var complete = Phone.secondStep(ledger, shown, phone.code(now.plusSeconds(30)));
        assertThat(complete.header("Location")).isEqualTo("/");
        assertThat(new LoginForm(ledger).withSessionOf(complete).get("/api/me").status())
                .isEqualTo(200);
    }

    private static void assertLogsIn(String person, String header) {
        var gateway = gateway(header);
        assertThat(gateway.get("/login").text()).contains("以证书登录", person);
        var answer = logIn(gateway);
        assertThat(answer.header("Location")).isEqualTo("/");
        assertThat(new LoginForm(ledger).withSessionOf(answer).get("/account").text())
                .contains("data-me=\"" + person + "\"");
    }

    private static Caller gateway(String header) {
        return ledger.anonymous().with("Client-Cert", header).with("X-Gateway-Secret", SECRET);
    }

    private static Answer logIn(Caller visitor) {
        var page = visitor.get("/login");
        return visitor.with("Cookie", LoginForm.cookies(page))
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/login/certificate", "_csrf=" + URLEncoder.encode(LoginForm.token(page), UTF_8));
    }

    private static String header(byte[] der) {
        return ":" + Base64.getEncoder().encodeToString(der) + ":";
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(der));
    }

    /** Valid for a day from so many days ago. */
    private static byte[] certificate(String subject, int daysAgo) throws Exception {
        var store = TestFolders.fresh("certificate").resolve("store.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "one",
                        "-dname",
                        subject,
                        "-startdate",
                        "-%dd".formatted(daysAgo),
                        "-validity",
                        "1",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        var said = new String(made.getInputStream().readAllBytes(), UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        return KeyStore.getInstance(store.toFile(), "changeit".toCharArray())
                .getCertificate("one")
                .getEncoded();
    }
}
