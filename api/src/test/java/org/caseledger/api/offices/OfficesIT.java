package org.caseledger.api.offices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.office.DataLock;
import org.caseledger.api.security.Cause;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.api.security.Personnel;
import org.caseledger.api.testing.ByHost;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestOffices;
import org.caseledger.api.web.problems.UploadBudgetExceeded;
import org.caseledger.api.web.uploads.UploadMemory;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two offices in one program, and what one of them notices of the other: nothing. */
@Tag("long")
@Tag("turn-3")
class OfficesIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String MULTIPART = "multipart/form-data; boundary=edge";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static TestOffices offices;

    @BeforeAll
    static void start() throws IOException {
        offices = TestOffices.with(List.of("xipu", "tuanjie"));
        offices.withPeople("xipu");
        var other = offices.withPeople("tuanjie");
        var namesake = other.getBean(People.class).find("intake").orElseThrow().person();
        other.getBean(Personnel.class)
                .save(
                        new Person("intake", "赵团", namesake.role(), namesake.unit(), true),
                        Optional.of("the-other-intake"),
                        new Cause(Actor.SYSTEM, "另一机构的同名人员"));
    }

    @AfterAll
    static void stop() throws IOException {
        offices.close();
    }

    @Test
    void givenOneUserNameInTwoOffices_whenBothLogIn_thenTheyAreTwoPeople() {
        var here = offices.at("xipu").login("intake", "demo-intake").get("/api/me");
        var there = offices.at("tuanjie").login("intake", "the-other-intake").get("/api/me");

        assertThat(here.status()).isEqualTo(200);
        assertThat(here.text()).doesNotContain("赵团");
        assertThat(there.text()).contains("赵团");
        assertThat(offices.at("tuanjie")
                        .login("intake", "demo-intake")
                        .get("/api/me")
                        .status())
                .isEqualTo(401);
        assertThat(offices.at("xipu")
                        .login("intake", "the-other-intake")
                        .get("/api/me")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void givenASessionOfOneOffice_whenItsCookieIsSentToTheOther_thenItIsNone() {
        var visitor = offices.at("xipu");
        var page = visitor.get("/login");
        var token = TOKEN.matcher(page.text());
        assertThat(token.find()).isTrue();
        var session = visitor.withCookiesOf(page)
                .post("/login", FORM, "username=intake&password=demo-intake&_csrf=" + token.group(1));
        assertThat(session.status()).isEqualTo(302);
        assertThat(session.headers())
                .filteredOn(line -> line.startsWith("Set-Cookie"))
                .noneMatch(line -> line.contains("Domain="));

        assertThat(visitor.withCookiesOf(session).get("/account").status()).isEqualTo(200);
        var elsewhere = offices.at("tuanjie").withCookiesOf(session).get("/account");
        assertThat(elsewhere.status()).isEqualTo(302);
        assertThat(elsewhere.header("Location")).contains("/login");
    }

    @Test
    void givenAHostThatIsNoOffices_whenItIsAsked_thenItIsMisdirected() {
        for (var host : List.of("none.test", "xipu.test.", "127.0.0.1", "xipu.test.evil", "")) {
            var answer = ByHost.of(offices.node().port(), host).get("/login");
            assertThat(answer.status()).as(host).isEqualTo(421);
            assertThat(answer.text()).contains("没有使用此域名的机构").contains("no office of this host name");
            assertThat(answer.cookies()).isEmpty();
        }
        assertThat(ByHost.of(offices.node().port(), "XIPU.test:443")
                        .get("/login")
                        .status())
                .isEqualTo(200);
        assertThat(ByHost.of(offices.node().port(), "none.test")
                        .get("/actuator/health/readiness")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void givenAForwardedHost_whenItIsAnotherOfficeThanTheHost_thenTheRequestIsMisdirected() {
        var forged = offices.at("xipu").with("X-Forwarded-Host", "tuanjie.test").get("/login");

        assertThat(forged.status()).isEqualTo(421);
        assertThat(offices.at("xipu")
                        .with("X-Forwarded-Host", "none.test")
                        .get("/login")
                        .status())
                .isEqualTo(421);
        assertThat(offices.at("xipu")
                        .with("X-Forwarded-Host", "xipu.test")
                        .get("/login")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void givenACaseInOneOffice_whenTheOtherLooksForIt_thenItIsNotThere() {
        var log = offices.node().application("tuanjie").getBean(EventLog.class);
        long before = log.head();

        var received = offices.at("xipu")
                .login("intake", "demo-intake")
                .post("/api/complaints", "application/json", Cases.RECEIPT);

        assertThat(received.status()).as(received.text()).isEqualTo(201);
        var path = received.header("Location").replaceFirst("^http://[^/]+", "");
        assertThat(offices.at("xipu").login("intake", "demo-intake").get(path).status())
                .isEqualTo(200);
        assertThat(offices.at("tuanjie")
                        .login("intake", "the-other-intake")
                        .get(path)
                        .status())
                .isEqualTo(404);
        assertThat(log.readAfter(before, 100)).extracting(event -> event.type()).doesNotContain("ComplaintReceived");
        var keys = offices.node();
        assertThat(keys.application("xipu").getBean(Vault.class).code("test", "one"))
                .isNotEqualTo(keys.application("tuanjie").getBean(Vault.class).code("test", "one"));
    }

    @Test
    void givenTheLoginOfOneOffice_whenItAsksForTheDatabaseOfAnother_thenItIsRefused() throws IOException {
        var own = new OfficeEntry("xipu", List.of("xipu.test"), "", "here", false, "");
        var data = DataDirectory.open(offices.data("xipu"));
        var foreign = own.database(
                data,
                org.caseledger.api.postgres.OfficeDatabase.of("tuanjie")
                        .on(offices.server().url()));

        assertThatThrownBy(foreign::check).hasMessageContaining("permission denied for database");
    }

    @Test
    void givenADatabaseThatIsGone_whenItComesBack_thenItsOfficeIsStartedAgainAndTheOtherWentOn() throws IOException {
        try (var others = new Asking(offices.at("tuanjie"))) {
            offices.asSuperuser()
                    .sql("ALTER DATABASE caseledger_xipu ALLOW_CONNECTIONS false")
                    .update();
            rename("caseledger_xipu", "away");

            await().atMost(SOON).until(() -> offices.node().states().get("xipu"), s -> s.startsWith("DOWN"));
            var away = offices.at("xipu").get("/login");
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.header("Retry-After")).isNotEmpty();
            assertThat(away.text()).contains("其他机构不受影响").contains("not available now");
            others.neverFailed();
            // What was started for it has ended; retries come and go, and an unused client ends when it is collected as
            // garbage.
            await().atMost(SOON)
                    .until(
                            () -> {
                                System.gc();
                                return offices.node().threads("xipu");
                            },
                            OfficesIT::areOver);
        } finally {
            rename("away", "caseledger_xipu");
            offices.asSuperuser()
                    .sql("ALTER DATABASE caseledger_xipu ALLOW_CONNECTIONS true")
                    .update();
        }
        try (var others = new Asking(offices.at("tuanjie"))) {
            offices.awaitReady("xipu");
            assertThat(offices.at("xipu")
                            .login("intake", "demo-intake")
                            .get("/api/me")
                            .status())
                    .isEqualTo(200);
            others.neverFailed();
        }
    }

    private static boolean areOver(List<String> threads) {
        return threads.stream().allMatch(one -> one.equals("xipu") || one.startsWith("HttpClient-"));
    }

    private static void rename(String from, String to) {
        await().atMost(SOON).ignoreExceptions().until(() -> {
            offices.asSuperuser()
                    .sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = :name")
                    .param("name", from)
                    .query(Long.class)
                    .single();
            offices.asSuperuser()
                    .sql("ALTER DATABASE %s RENAME TO %s".formatted(from, to))
                    .update();
            return true;
        });
    }

    @Test
    void givenAnOfficeThatIsUsed_whenAnotherIsCreatedRetiredAndResumed_thenItNoticesNothing() throws IOException {
        try (var used = new Asking(offices.at("tuanjie"))) {
            assertThat(offices.at("chengbei").get("/login").status()).isEqualTo(421);
            offices.create("chengbei");
            offices.awaitReady("chengbei");
            var link = Files.readString(offices.data("chengbei").resolve(OfficeRegistry.LINK));
            assertThat(link).contains("chengbei.test").contains("/setup?code=");
            assertThat(offices.at("chengbei")
                            .get(link.strip().replaceFirst("^http://[^/]+", ""))
                            .status())
                    .isEqualTo(200);
            assertThat(offices.at("xipu")
                            .get(link.strip().replaceFirst("^http://[^/]+", ""))
                            .status())
                    .isEqualTo(404);

            offices.registry().change("chengbei", entry -> entry.retired(true));
            await().atMost(SOON)
                    .until(() -> offices.at("chengbei").get("/login").status(), s -> s == 410);
            await().atMost(SOON).until(() -> isFree("chengbei"));
            assertThat(offices.at("chengbei").get("/login").text())
                    .contains("已停用")
                    .contains("retired");
            assertThat(offices.data("chengbei").resolve("keys/master.key")).exists();
            assertThat(link).isNotEmpty();
            assertThat(offices.data("chengbei").resolve(OfficeRegistry.LINK)).doesNotExist();

            offices.registry().change("chengbei", entry -> entry.retired(false));
            offices.awaitReady("chengbei");

            offices.registry().change("chengbei", entry -> entry.on("another"));
            await().atMost(SOON)
                    .until(() -> offices.at("chengbei").get("/login").status(), s -> s == 421);
            await().atMost(SOON).until(() -> isFree("chengbei"));
            used.neverFailed();
        }
    }

    @Test
    void givenAnOfficeThatHasEnded_whenTheMemoryIsCollected_thenNothingHoldsItsApplication() throws IOException {
        offices.create("brief");
        var ended = new WeakReference<>(offices.withPeople("brief"));
        assertThat(offices.at("brief").get("/login").status()).isEqualTo(200);
        assertThat(offices.at("brief")
                        .login("intake", "demo-intake")
                        .get("/api/me")
                        .status())
                .isEqualTo(200);

        offices.registry().change("brief", entry -> entry.retired(true));

        await().atMost(SOON).until(() -> {
            System.gc();
            return ended.refersTo(null);
        });
    }

    private static boolean isFree(String name) throws IOException {
        var lock = DataLock.takeUnlessRunning(DataDirectory.open(offices.data(name)));
        if (lock.isPresent()) {
            lock.get().close();
        }
        return lock.isPresent();
    }

    @Test
    void givenMoreRequestsThanAnOfficeMayHave_whenAnotherOfficeIsAsked_thenItAnswers() throws IOException {
        var open = new ArrayList<Socket>();
        try {
            // Of one person, no more than 25 bodies are waited for.
            for (var person : List.of("intake", "dispatcher")) {
                var sending = offices.at("xipu").login(person, "demo-" + person).with("Content-Type", FORM);
                assertThat(sending.get("/api/me").status()).isEqualTo(200);
                for (int i = 0; i < 23; i++) {
                    open.add(sending.begin("POST /api/complaints", 1_000));
                }
            }
            await().atMost(SOON).until(() -> offices.at("xipu").get("/login").status(), s -> s == 503);
            assertThat(offices.at("xipu").get("/login").text()).contains("请求过多");
            assertThat(offices.at("tuanjie").get("/login").status()).isEqualTo(200);
        } finally {
            for (var one : open) {
                one.close();
            }
        }
        await().atMost(SOON).until(() -> offices.at("xipu").get("/login").status(), s -> s == 200);
    }

    @Test
    void givenAnOfficeThatIsSentFilesSlowly_whenItHasAllItsRoom_thenAnotherOfficeTakesFiles() throws IOException {
        long part = UploadMemory.bytes() / 8;
        long files = part / (60 << 20) + 1;
        var sending = offices.at("xipu").login("intake", "demo-intake").with("Content-Type", MULTIPART);
        var open = new ArrayList<Socket>();
        try {
            for (int i = 0; i < files; i++) {
                open.add(sending.begin("POST /api/complaints", (int) (part / files) - 4096));
            }
            assertThat(await().atMost(SOON)
                            .until(() -> sendFile(sending), said -> said.status() == 503)
                            .text())
                    .contains("no-room");
            var there = offices.at("tuanjie").login("intake", "the-other-intake");
            assertThat(sendFile(there).status()).isEqualTo(400); // it is no form, but was taken
        } finally {
            for (var one : open) {
                one.close();
            }
        }
        var there = offices.node().application("tuanjie").getBean(UploadMemory.class);
        var here = offices.node().application("xipu").getBean(UploadMemory.class);
        var taken = there.opened().take(Runtime.getRuntime().maxMemory());
        var more = here.opened().take(Runtime.getRuntime().maxMemory());
        try {
            offices.create("third");
            var third = offices.awaitReady("third").getBean(UploadMemory.class);
            assertThatThrownBy(() -> third.opened().take(1 << 20)).isInstanceOf(UploadBudgetExceeded.class);
        } finally {
            taken.leave();
            more.leave();
            offices.registry().change("third", entry -> entry.retired(true));
        }
    }

    private static ByHost.Said sendFile(ByHost who) {
        return who.post("/api/complaints", MULTIPART, " ".repeat(100_000));
    }

    @Test
    void givenAnOfficeWhoseTablesCannotBeMigrated_whenItIsStarted_thenOthersAreAndItSaysWhy() throws IOException {
        NewOffice.make(offices.registry(), TestOffices.entry("broken").on("another"), offices.server());
        offices.asSuperuserOf("broken").sql("""
                        DELETE FROM ledger.flyway_schema_history WHERE version <> '1'
                        """).update();
        offices.registry().change("broken", entry -> entry.on("here"));
        offices.create("late");

        offices.awaitReady("late");
        await().atMost(SOON).until(() -> offices.node().states().get("broken"), s -> s.startsWith("DOWN"));
        assertThat(offices.at("broken").get("/login").status()).isEqualTo(503);
        assertThat(offices.at("late").get("/login").status()).isEqualTo(200);
        offices.registry().change("broken", entry -> entry.retired(true));
        offices.registry().change("late", entry -> entry.retired(true));
    }

    @Test
    void givenHalfAnEntry_whenTheNodeReadsIt_thenTheOfficeGoesOnAsItIs() throws IOException {
        var file = offices.data("xipu").resolve(OfficeEntry.FILE);
        var whole = Files.readString(file);
        try {
            Files.writeString(file, whole.substring(0, whole.length() / 2));
            assertThat(offices.registry().list().broken()).containsKey("xipu");
            try (var asked = new Asking(offices.at("xipu"))) {
                await().pollDelay(Duration.ofSeconds(5)).atMost(SOON).until(() -> asked.answers.size() > 5);
                asked.neverFailed();
            }
        } finally {
            Files.writeString(file, whole);
        }
    }

    /** A person who opens a page of an office again and again. */
    private static final class Asking implements AutoCloseable {
        private final List<Integer> answers = java.util.Collections.synchronizedList(new ArrayList<>());
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread;

        Asking(ByHost office) {
            thread = new Thread(
                    () -> {
                        while (!over.get()) {
                            answers.add(office.get("/login").status());
                        }
                    },
                    "asking");
            thread.start();
        }

        void neverFailed() {
            assertThat(List.copyOf(answers)).isNotEmpty().containsOnly(200);
        }

        @Override
        public void close() {
            over.set(true);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
