package org.caseledger.api.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseledger.api.settings.SettingsAtStart;
import org.caseledger.api.settings.SettingsLog;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.wiring.SettingsHealth;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.SettingsEvent;
import org.caseledger.events.office.SettingsEvent.SettingsChanged;
import org.caseledger.events.office.SettingsEvent.SettingsChanged.Change;
import org.caseledger.events.office.SettingsEvent.SettingsRecorded;
import org.caseledger.procedure.Procedures;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * A person who wants a limit, rule or control gone changes a setting or a file of the office, and changes it back later
 * unobserved.
 */
@Tag("long")
@Tag("turn-3")
class ChangedSettingsIT {
    private static final String LIMIT = "limit: { amount: 1, unit: WORKING_DAYS }";

    private String url;
    private Path data;

    @BeforeEach
    void anEmptyDatabase() {
        try (var pool = TestDatabase.fresh()) {
            url = pool.getJdbcUrl();
        }
        data = TestLedger.newData();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        Files.deleteIfExists(data.resolve("procedures/P9.yaml"));
    }

    /** As {@code ledger serve} starts it. */
    private TestLedger start(String... settings) {
        return TestLedger.start(url, data, context -> context.registerBean(SettingsAtStart.class), settings);
    }

    private static List<SettingsEvent> recorded(TestLedger ledger) {
        return stored(ledger)
                .map(one -> EventCodec.read(one.type(), one.revision(), one.payload()))
                .map(SettingsEvent.class::cast)
                .toList();
    }

    private static Stream<StoredEvent> stored(TestLedger ledger) {
        return ledger.bean(EventLog.class).readStream(SettingsEvent.STREAM).stream();
    }

    private void office(String amount) throws IOException {
        try (var yaml = Procedures.class.getResourceAsStream("/procedures/P9.yaml")) {
            var text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).contains(LIMIT);
            Files.createDirectories(data.resolve("procedures"));
            Files.writeString(
                    data.resolve("procedures/P9.yaml"),
                    text.replaceFirst(Pattern.quote(LIMIT), "limit: { amount: " + amount + ", unit: WORKING_DAYS }"));
        }
    }

    @Test
    void givenALimitIsRaisedInAFileAndPutBack_thenBothAreEventsAndTheSheetNamesWhatWasInForce() throws IOException {
        start().close();
        office("9");
        String id;
        try (var raised = start("--caseledger.settings.by=wang", "--caseledger.settings.why=")) {
            id = raised.cases().accepted();
        }
        office("1");
        try (var back = start("--caseledger.settings.by=li", "--caseledger.settings.why=核对后恢复")) {
            var events = recorded(back);

            assertThat(events).hasSize(3);
            assertThat(((SettingsRecorded) events.get(0)).values())
                    .containsEntry("P9.rules.sign-off.limit.amount", "1")
                    .containsEntry("caseledger.procedure", "P9")
                    .containsEntry("calendar.2026-01-01", "HOLIDAY 元旦")
                    .containsKeys("P9", "law", "P1.version", "P9.intake.channels.values");
            var raised = (SettingsChanged) events.get(1);
            assertThat(raised.changes())
                    .contains(new Change("P9.rules.sign-off.limit.amount", "1", "9"))
                    .extracting(Change::name)
                    .containsExactly("P9", "P9.rules.sign-off.limit.amount");
            assertThat(raised.operator()).isEqualTo("wang");
            assertThat(raised.reason()).isNull();
            assertThat(((SettingsChanged) events.get(2)).changes())
                    .contains(new Change("P9.rules.sign-off.limit.amount", "9", "1"));

            var page = new LoginForm(back).session("auditor").with("Accept", "text/html");
            assertThat(page.get("/office/changes").text())
                    .contains("P9.rules.sign-off.limit.amount：1 → 9，启动人：wang，未说明理由")
                    .contains("P9.rules.sign-off.limit.amount：9 → 1，启动人：li，理由：核对后恢复");
            assertThat(page.inEnglish().get("/office/changes").text())
                    .contains("P9.rules.sign-off.limit.amount: 1 → 9, started by: wang, no reason");

            var sheet = id.replace("/api/complaints/", "/cases/") + "/deadline-sheet";
            long second = stored(back).skip(1).findFirst().orElseThrow().position();
            assertThat(page.get(sheet).text()).contains("适用日志位置 " + second + " 起的设置和程序");
            var then = back.as("auditor")
                    .get("/api/office/settings?at=" + (second + 1))
                    .json();
            assertThat(then.path("position").asLong()).isEqualTo(second);
            assertThat(then.path("values")
                            .path("P9.rules.sign-off.limit.amount")
                            .asString())
                    .isEqualTo("9");
            assertThat(page.get("/office/settings?at=" + second).text())
                    .contains("P9.rules.sign-off.limit.amount", "自日志位置 " + second + " 起施行");
            assertThat(back.as("handler").get("/api/office/settings").status()).isEqualTo(403);
            assertThat(new LoginForm(back)
                            .session("handler")
                            .get("/office/settings")
                            .status())
                    .isEqualTo(403);

            back.awaitViews();
            assertThat(back.as("auditor").get("/api/activity?person=system").text())
                    .contains("SettingsChanged");
        }
    }

    @Test
    void givenTheSameSettings_whenItIsStartedAgain_thenNothingIsRecorded() {
        start().close();
        try (var again = start("--caseledger.settings.why=nothing")) {
            assertThat(recorded(again)).hasSize(1);
            assertThat(recorded(again).get(0).operator()).isEqualTo(System.getProperty("user.name"));
        }
    }

    @Test
    void givenAControlIsSwitchedOff_whateverWayItIsSet_thenItsNameAndValuesAreRecorded() {
        start().close();
        System.setProperty("caseledger.urging.criticismAfter", "99");
        try (var ledger = start("--caseledger.evidence.active-pdf=refuse", "--caseledger.law=off")) {
            assertThat(((SettingsChanged) recorded(ledger).get(1)).changes())
                    .containsExactly(
                            new Change("caseledger.evidence.active-pdf", "flag", "refuse"),
                            new Change("caseledger.law", "auto", "off"),
                            new Change("caseledger.urging.criticism-after", "3", "99"));
        } finally {
            System.clearProperty("caseledger.urging.criticismAfter");
        }
    }

    @Test
    void givenAProxyIsTrusted_orADoorOpened_thenThatIsAnEvent() {
        start().close();
        try (var ledger = start(
                "--server.forward-headers-strategy=native",
                "--server.tomcat.remoteip.internal-proxies=0.0.0.0/0",
                "--server.servlet.session.timeout=30d",
                "--management.endpoints.web.exposure.include=health, prometheus, heapdump",
                "--server.tomcat.max-keep-alive-requests=7")) {
            assertThat(((SettingsChanged) recorded(ledger).get(1)).changes())
                    .containsExactly(
                            new Change(
                                    "management.endpoints.web.exposure.include",
                                    "health, prometheus",
                                    "health, prometheus, heapdump"),
                            new Change("server.forward-headers-strategy", null, "native"),
                            new Change("server.servlet.session.timeout", "2h", "30d"),
                            new Change(
                                    "server.tomcat.remoteip.internal-proxies", "127.0.0.1/32, ::1/128", "0.0.0.0/0"));
        }
    }

    @Test
    void givenAVariableOfTheEnvironment_thenWhatItSaysIsInForce() {
        Map<String, Object> variables = Map.of(
                "CASELEDGER_EVIDENCE_ACTIVE_PDF", "refuse",
                "SERVER_FORWARD_HEADERS_STRATEGY", "native");
        try (var ledger = TestLedger.start(url, data, context -> {
            context.registerBean(SettingsAtStart.class);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
        })) {
            assertThat(((SettingsRecorded) recorded(ledger).get(0)).values())
                    .containsEntry("caseledger.evidence.active-pdf", "refuse")
                    .containsEntry("server.forward-headers-strategy", "native");
        }
    }

    @Test
    void givenTheAddressOfTheDatabase_thenItIsRecordedWithoutWhatLogsInThere() {
        try (var ledger = start(
                "--spring.datasource.hikari.data-source-properties.password=pass-of-nobody",
                "--spring.datasource.username=caseledger_app")) {
            var values = ((SettingsRecorded) recorded(ledger).get(0)).values();
            assertThat(values.get("spring.datasource.url")).matches("jdbc:postgresql://localhost/ledger_[0-9]+");
            assertThat(values)
                    .containsEntry("spring.datasource.username", "caseledger_app")
                    .doesNotContainKeys("spring.datasource.password", "server.port");
            assertThat(values.get("spring.datasource.hikari.data-source-properties.password"))
                    .startsWith("***");
            assertThat(ledger.allRecordedAfter(0).toString()).doesNotContain("pass-of-nobody");
        }
    }

    @Test
    void givenASecretIsReplaced_thenThatIsAnEventAndTheSecretIsNowhereInTheLog() {
        start("--caseledger.metrics.token=first-secret-value").close();
        try (var ledger = start("--caseledger.metrics.token=other-secret-value")) {
            var change = ((SettingsChanged) recorded(ledger).get(1)).changes().get(0);

            assertThat(change.name()).isEqualTo("caseledger.metrics.token");
            assertThat(change.before()).startsWith("***").isNotEqualTo(change.after());
            assertThat(change.after()).matches("\\*\\*\\*[0-9a-f]{32}");
            assertThat(ledger.allRecordedAfter(0).toString()).doesNotContain("first-secret", "other-secret");
        }
    }

    @Test
    void givenSeveralNodesStartAtOnce_thenItIsRecordedOnce() throws Exception {
        try (var ledger = TestLedger.start(url, data)) {
            var settings = ledger.bean(SettingsLog.class);
            var threads = Executors.newFixedThreadPool(8);
            try {
                var all = IntStream.range(0, 16)
                        .mapToObj(i -> threads.submit(settings::record))
                        .toList();
                for (var one : all) {
                    one.get();
                }
            } finally {
                threads.shutdown();
            }

            assertThat(recorded(ledger)).hasSize(1);
        }
    }

    @Test
    void givenAnotherNodeIsStartedWithOtherSettings_thenTheFirstOneSaysSo() {
        try (var first = start()) {
            var health = first.bean(SettingsHealth.class);
            health.compare();
            assertThat(health.faults()).isEmpty();

            try (var second = start("--caseledger.law=off")) {
                health.compare();
                second.bean(SettingsHealth.class).compare();

                assertThat(health.faults().toString()).contains("1 项设置", "caseledger.law");
                assertThat(first.as("admin").get("/actuator/health").text()).contains("caseledger.law");
                assertThat(first.anonymous().get("/actuator/health").status()).isEqualTo(200);
                assertThat(second.bean(SettingsHealth.class).faults()).isEmpty();
            }
            assertThat(recorded(first)).hasSize(2);
        }
    }
}
