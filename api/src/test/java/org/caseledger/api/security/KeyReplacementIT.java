package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.caseledger.api.integrity.RowsCheck;
import org.caseledger.api.security.SecondFactors.Authenticator;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.AppRole;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.Phone;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.testing.TestDatabase;
import org.caseledger.vault.WrongMasterKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** An administrator replaces the master key while no node runs, and says why. */
@Tag("long")
@Tag("turn-2")
class KeyReplacementIT {
    private static final String OWN_NAME =
            "--spring.datasource.hikari.data-source-properties.ApplicationName=replacement";
    private static final Person HANDLER2 = new Person("handler2", "李四", Role.HANDLER, new UnitId("XIPU"), true);
    private static final String WHY = "--caseledger.key.replaced-because=保管人离任";

    private final Path data = TestLedger.newData();
    private final Path key = data.resolve("keys/master.key");
    private final Phone phone = new Phone(Authenticator.newSecret());
    private final Instant now = Instant.now();
    private String url;

    @BeforeEach
    void database() {
        try (var pool = TestDatabase.fresh()) {
            url = pool.getJdbcUrl();
        }
    }

    @Test
    void whenReplaced_thenTheOfficeWorksOn_andTheFormerKeyIsWorthNothing() throws IOException {
        String id;
        try (var ledger = TestLedger.start(url, data)) {
            id = ledger.cases().accepted();
            person(ledger, "leaver-2026");
            person(ledger, "leaver-2027");
            assertThat(factors(ledger).enrol(HANDLER2, phone.secret(), code(0))).isPresent();
            // The owner of the database gives one person the password of another.
            assertThat(ledger.asSuperuser().sql("""
                                            update office.person set password_hash =
                                              (select password_hash from office.person where username = 'leaver')
                                            where username = 'legal'
                                            """).update()).isEqualTo(1);
        }
        var former = Files.readString(key);

        try (var ledger = replacedBy("admin", WHY)) {
            assertThat(Files.readString(key)).hasLineCount(1).isNotEqualTo(former);
            assertThat(ledger.as("handler").get(id + "/sealed").text()).contains("林晚");
            assertThat(found(ledger)).as("by sealed words").isEqualTo(1);
            assertThat(status(ledger, "leaver", "leaver-2027")).isEqualTo(200);
            assertThat(status(ledger, "legal", "leaver-2027"))
                    .as("the code of a foreign row is not made good")
                    .isEqualTo(401);
            assertThat(person(ledger, "leaver-2026").text()).contains("不能与最近5次使用过的密码相同");
            assertThat(factors(ledger).take(HANDLER2, code(30)))
                    .as("a code that may have been given before")
                    .isFalse();
            assertThat(factors(ledger).of(HANDLER2.username()).any())
                    .as("the same telephone")
                    .isTrue();
            // A use is noted only where the secret opens and the code is right: that of the enrolment, and this one.
            assertThat(ledger.asSuperuser()
                            .sql("select count(*) from office.factor_use")
                            .query(Integer.class)
                            .single())
                    .as("the code is of the same telephone")
                    .isEqualTo(2);
            assertThat(ledger.as("intake")
                            .post("/api/complaints", Cases.RECEIPT)
                            .status())
                    .isEqualTo(201);
            assertThat(ledger.as("admin").get("/api/office/changes").text()).contains("更换主密钥（第2把），理由：保管人离任");
            assertThat(ledger.bean(RowsCheck.class).run())
                    .as("only the foreign row")
                    .hasSize(1);
        }
        try (var ledger = TestLedger.start(url, data)) {
            assertThat(ledger.as("handler").get(id + "/sealed").text()).contains("林晚");
        }
        Files.writeString(key, former);
        assertThatThrownBy(() -> TestLedger.start(url, data)).rootCause().isInstanceOf(WrongMasterKey.class);
    }

    @Test
    void givenSomebodyElse_orNoReason_orAnotherNode_thenNothingIsReplaced() throws IOException {
        TestLedger.start(url, data).close();
        var present = Files.readString(key);

        assertRefused("leader", WHY, "is no administrator who may replace the master key");
        assertRefused("nobody", WHY, "is no administrator who may replace the master key");
        assertRefused("admin", "--caseledger.key.replaced-because=。。", "");
        try (var ledger = TestLedger.start(url, data)) {
            assertRefused("admin", WHY, "stop all of them, then replace the master key");
            assertThat(ledger.as("handler").get("/api/me").status()).isEqualTo(200);
        }
        assertThat(Files.readString(key)).isEqualTo(present);
    }

    @Test
    void givenANodeThatIsStopping_whenItsConnectionEnds_thenTheKeyIsReplaced() throws Exception {
        TestLedger.start(url, data).close();
        var former = Files.readString(key);
        try (var last = DriverManager.getConnection(AppRole.on(url))) {
            var ended = CompletableFuture.runAsync(() -> endOnceAskedFor(last));

            replacedBy("admin", WHY).close();

            assertThat(ended).succeedsWithin(Duration.ofSeconds(60));
        }
        assertThat(Files.readString(key)).isNotEqualTo(former);
    }

    /** Ends this connection when the replacement has looked for others, and so has seen it. */
    private static void endOnceAskedFor(Connection last) {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(last, true));
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("""
                                                SELECT EXISTS (SELECT FROM pg_stat_activity
                                                                WHERE application_name = 'replacement'
                                                                  AND query LIKE '%from pg_stat_activity%')
                                                """).query(Boolean.class).single());
        try {
            last.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertRefused(String by, String why, String message) {
        assertThatThrownBy(() -> replacedBy(by, why)).hasStackTraceContaining(message);
    }

    private TestLedger replacedBy(String by, String why) {
        return TestLedger.start(
                url, data, OWN_NAME, "--caseledger.key.owner.url=" + url, "--caseledger.key.replaced-by=" + by, why);
    }

    private static Answer person(TestLedger ledger, String password) {
        var body = """
                {"name":"离岗人","role":"HANDLER","unit":"XIPU","reason":"岗位调整","password":"%s"}
                """.formatted(password);
        return ledger.as("admin").put("/api/people/leaver", body);
    }

    private static SecondFactors factors(TestLedger ledger) {
        return ledger.bean(SecondFactors.class);
    }

    private String code(int later) {
        return phone.code(now.plusSeconds(later));
    }

    private static int status(TestLedger ledger, String person, String password) {
        return ledger.anonymous().login(person, password).get("/api/me").status();
    }

    private static int found(TestLedger ledger) {
        var words = URLEncoder.encode("林晚", StandardCharsets.UTF_8);
        var answer = ledger.as("head").get("/api/search?q=%s&after=%d".formatted(words, ledger.head()));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().path("total").asInt();
    }
}
