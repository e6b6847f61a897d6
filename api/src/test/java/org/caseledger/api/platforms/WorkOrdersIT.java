package org.caseledger.api.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.webhooks.SendingNow;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Work orders of a platform that is late, sends twice and out of order, and is away at times. */
class WorkOrdersIT {
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");
    private static final String ORDERS = "/api/platforms/hotline-12345/orders";

    private static PlatformSimulator platform;
    private static TestLedger ledger;

    @BeforeAll
    static void start() throws Exception {
        platform = new PlatformSimulator();
        ledger = TestLedger.at(CLOCK, settings("intake"));
        send();
    }

    private static String[] settings(String account) {
        var one = "--caseledger.platforms[0].";
        var settings = Stream.of(
                "name=hotline-12345",
                "title=12345热线平台",
                "url=" + platform.url(),
                "secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "account=" + account,
                "order.number=/gdbh",
                "order.dueAt=/blsx",
                "order.changedAt=/gxsj",
                "receipt.kind=COMPLAINT",
                "receipt.channel=/qd",
                "receipt.complainant.name=/lxr/xm",
                "receipt.complainant.phone=/lxr/dh",
                "receipt.narrative.subject=/bt",
                "receipt.narrative.text=/nr",
                "receipt.respondent=/qy",
                "acts.ComplaintReceived.path=/sign",
                "acts.ComplaintReceived.fields.gdbh=/number",
                "acts.ComplaintReceived.fields.blbh=/case",
                "acts.ComplaintReferred.path=/back",
                "acts.ComplaintReferred.fields.gdbh=/number",
                "acts.ComplaintReferred.fields.yy=/event/reason",
                "acts.ComplaintReferred.fields.bm=/event/authority",
                "acts.ComplaintReplied.path=/finish",
                "acts.ComplaintReplied.fields.gdbh=/number",
                "acts.ComplaintReplied.fields.jg=/text",
                "acts.DeadlineExtended.path=/delay",
                "acts.DeadlineExtended.fields.gdbh=/number",
                "acts.DeadlineExtended.fields.yy=/event/reason",
                "acts.DeadlineExtended.fields.sx=/event/dueAt");
        return Stream.concat(Stream.of("--caseledger.webhook.send-every=1h"), settings.map(one::concat))
                .toArray(String[]::new);
    }

    @AfterAll
    static void stop() {
        ledger.close();
        platform.close();
    }

    @AfterEach
    void everythingIsTaken() {
        after(Duration.ofHours(3));
        platform.takeAll();
    }

    private static void send() {
        SendingNow.in(ledger);
    }

    private static void after(Duration time) {
        CLOCK.set(LocalDateTime.ofInstant(CLOCK.instant().plus(time), WorkCalendar.ZONE)
                .toString());
        send();
    }

    private static String order(String number, String due, String changed) {
        return """
        {"gdbh":"%s","blsx":"%s","gxsj":"%s","lxr":{"xm":"林晚","dh":"13800000000"},
         "qd":"MAYOR_HOTLINE","bt":"餐馆","nr":"餐馆里的菜有异味。","qy":"郫都区某餐馆"}
        """.formatted(number, due, changed);
    }

    private static Answer sent(String body) {
        return ledger.as("intake").post(ORDERS, body);
    }

    private static String received(String number) {
        return received(number, "MAYOR_HOTLINE");
    }

    private static String received(String number, String channel) {
        var order = order(number, "2026-03-09 17:00:00", "2026-03-02 08:50:00");
        var answer = sent(order.replace("MAYOR_HOTLINE", channel));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return "/api/complaints/" + answer.json().path("caseId").asString();
    }

    private static String told() {
        return "{\"medium\":\"PHONE\",\"at\":\"%s\"}".formatted(CLOCK.instant());
    }

    private static List<String> paths() {
        return platform.takeAll().stream().map(PlatformSimulator.Sent::path).toList();
    }

    private static String page(String id) {
        return new LoginForm(ledger)
                .session("intake")
                .get(id.replace("/api/complaints", "/cases"))
                .text();
    }

    @Test
    void givenAnOrder_thenItIsACaseWithItsNumberAndClock_andIsAcknowledged() {
        var id = received("GD-1");
        send();

        var came = platform.takeAll();
        assertThat(came).extracting(PlatformSimulator.Sent::path).containsExactly("/order/sign");
        assertThat(came.get(0).body().path("gdbh").asString()).isEqualTo("GD-1");
        assertThat(came.get(0).body().path("blbh").asString())
                .isEqualTo(ledger.as("intake").get(id).json().path("number").asString());
        assertThat(page(id)).contains("12345热线平台", "GD-1", "2026-03-09 17:00");
    }

    @Test
    void givenTheNumberOfAPlatform_thenTheSearchFindsItsCase() {
        var id = received("GD-88");
        received("GD-881");
        var after = "&after=" + ledger.head();
        var dispatcher = ledger.as("dispatcher");
        var found = dispatcher.get("/api/search?q=%20GD-88" + after).json();
        assertThat(found.path("total").asInt()).as("%s", found).isEqualTo(1);
        assertThat(found.path("cards").path(0).path("caseId").asString()).isEqualTo(id.replace("/api/complaints/", ""));
        assertThat(dispatcher
                        .get("/api/search?q=GD-8" + after)
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        received("ＧＤ－８９");
        assertThat(received("ＧＤ－８９")).isEqualTo(received("GD-89")).isEqualTo(received("ＧD-８9"));
        after = "&after=" + ledger.head();
        // Full width, as it is typed in Chinese; a character that is not seen, as it is pasted.
        for (var typed : List.of("ＧＤ－８８", "GD-\u200b88\ufeff", "GD-89", "ＧＤ－８９")) {
            var q = URLEncoder.encode(typed, StandardCharsets.UTF_8);
            assertThat(dispatcher
                            .get("/api/search?q=" + q + after)
                            .json()
                            .path("total")
                            .asInt())
                    .as(typed)
                    .isEqualTo(1);
        }
    }

    @Test
    void givenAnOrderThatComesTwice_alsoAtOnce_thenItIsOneCase() {
        var body = order("GD-2", "2026-03-09 17:00:00", "2026-03-02 08:50:00");
        var answers =
                IntStream.range(0, 6).mapToObj(i -> CompletableFuture.supplyAsync(() -> sent(body))).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().map(answer -> answer.json().path("caseId").asString()))
                .allMatch(answers.get(0).json().path("caseId").asString()::equals);
        send();
        assertThat(paths()).containsExactly("/order/sign");
    }

    @Test
    void givenClocksOutOfOrder_thenTheLastChangeHolds_alsoWhenItCameBeforeTheOrder() {
        var clock = "{\"gdbh\":\"GD-3\",\"blsx\":\"2026-03-16 17:00:00\",\"gxsj\":\"2026-03-02 08:55:00\"}";
        assertThat(sent(clock).status())
                .as("a clock without an order is none yet")
                .isEqualTo(400);
        var id = received("GD-3");
        assertThat(page(id)).contains("2026-03-16 17:00").doesNotContain("2026-03-09 17:00");

        assertThat(sent(clock).status()).isEqualTo(200);
        var older = sent(order("GD-3", "2026-03-10 17:00:00", "2026-03-02 08:52:00"));
        assertThat(older.json().path("dueAt").asString()).isEqualTo("2026-03-16T09:00:00Z");
        var newer = sent(clock.replace("03-16", "03-20").replace("08:55", "08:57"));
        assertThat(newer.json().path("dueAt").asString()).isEqualTo("2026-03-20T09:00:00Z");
        assertThat(page(id)).contains("2026-03-20 17:00");
    }

    @Test
    void givenAChangeInTheFuture_thenItIsOneOfNow_andTheNextOneHolds() {
        sent(order("GD-9", "2026-03-10 17:00:00", "9999-03-03 08:50:00"));
        after(Duration.ofMinutes(5));
        var changed = CLOCK.instant().plus(Duration.ofMinutes(-1)).toString();
        var next = sent(order("GD-9", "2026-03-20 17:00:00", changed));
        assertThat(next.json().path("dueAt").asString()).isEqualTo("2026-03-20T09:00:00Z");
    }

    @Test
    void givenAnotherAccountOfThePlatform_thenAnOrderThatComesAgainIsItsCase() {
        var order = order("GD-10", "2026-03-09 17:00:00", "2026-03-02 08:50:00");
        try (var pool = TestDatabase.fresh()) {
            var data = TestLedger.newData();
            String caseId;
            try (var first = TestLedger.start(pool.getJdbcUrl(), data, settings("intake"))) {
                caseId = first.as("intake").post(ORDERS, order).field("caseId");
            }
            try (var next = TestLedger.start(pool.getJdbcUrl(), data, settings("platform"))) {
                assertThat(next.as("admin")
                                .put("/api/people/platform", person("platform"))
                                .status())
                        .isIn(200, 201);
                assertThat(next.as("platform").post(ORDERS, order).field("caseId"))
                        .isEqualTo(caseId);
            }
        }
    }

    private static String person(String name) {
        return """
        {"reason":"新录用人员","name":"江白","role":"INTAKE","unit":"CENTER","active":true,
         "password":"demo-%s"}
        """.formatted(name);
    }

    @Test
    void givenAPlatformThatTookAnActAndSaidItDidNot_thenItComesAgainUnderItsId_inOrder() {
        var id = ledger.cases().classified(received("GD-4"));
        ledger.cases().give("intake", id, "refer-elsewhere", """
                        {"authority":"区住房和城乡建设局","reason":"物业收费由住建部门监管",
                         "told":%s}
                        """.formatted(told()));
        platform.answerNextWith(504, 503);
        send();
        after(Duration.ofSeconds(30));
        after(Duration.ofMinutes(1));

        var came = platform.takeAll();
        assertThat(came)
                .extracting(PlatformSimulator.Sent::path)
                .containsExactly("/order/sign", "/order/sign", "/order/sign", "/order/back");
        assertThat(came.subList(0, 3))
                .extracting(PlatformSimulator.Sent::id)
                .containsOnly(came.get(0).id());
        var back = came.get(3).body();
        assertThat(back.path("yy").asString()).isEqualTo("物业收费由住建部门监管");
        assertThat(back.path("bm").asString()).isEqualTo("区住房和城乡建设局");
    }

    @Test
    void givenAnExtensionAndAReply_thenItsTextIsSent_whichIsARecordedOpening() {
        var id = received("GD-5", "WECHAT");
        var cases = ledger.cases();
        cases.assigned(cases.classified(id));
        cases.give(
                "handler",
                id,
                "accept-complaint",
                "{\"told\":%s,\"jurisdiction\":\"PLACE_OF_BUSINESS\"}".formatted(told()));
        var promised = CLOCK.instant().plus(Duration.ofHours(60));
        cases.give("leader", id, "extend-deadline", """
                {"clock":"REPLY","promisedAt":"%s","reason":"须等检验结论","told":%s}
                """.formatted(promised, told()));
        cases.replied(cases.drafted(id));
        long before = ledger.head();
        send();

        var came = platform.takeAll();
        assertThat(came)
                .extracting(PlatformSimulator.Sent::path)
                .containsExactly("/order/sign", "/order/delay", "/order/finish");
        assertThat(came.get(1).body().path("sx").asString()).isEqualTo(promised.toString());
        assertThat(came.get(1).body().path("yy").asString()).isEqualTo("须等检验结论");
        assertThat(came.get(2).body().path("jg").asString()).isNotBlank().doesNotContain("⟦");
        assertThat(ledger.recordedAfter(before))
                .filteredOn(event -> event.type().equals("SealedDataOpened"))
                .hasSize(1);
    }

    @Test
    void givenACaseThatNoPlatformGave_thenNoneIsToldOfIt() {
        ledger.cases().received();
        send();

        assertThat(paths()).isEmpty();
    }

    @Test
    void onlyTheAccountOfThePlatformSendsOrders_andOnlyOrders() {
        var body = order("GD-6", "2026-03-09 17:00:00", "2026-03-02 08:50:00");
        assertThat(ledger.as("admin")
                        .put("/api/people/colleague", person("colleague"))
                        .status())
                .isIn(200, 201);
        for (var person : List.of("colleague", "dispatcher", "leader", "admin", "handler")) {
            assertThat(ledger.as(person).post(ORDERS, body).status()).as(person).isEqualTo(403);
        }
        assertThat(ledger.as("intake").post("/api/platforms/other/orders", body).status())
                .isEqualTo(404);
        for (var wrong : List.of("[]", "{", "{\"gdbh\":\"\"}", body.replace("17:00:00", "soon"))) {
            assertThat(sent(wrong).status()).as(wrong).isEqualTo(400);
        }
        for (var unseen : List.of("u0000", "ud800", "u200b", "ufeff", "r\\n", "u202e")) {
            var answer = sent(body.replace("GD-6", "GD\\" + unseen + "-6"));
            assertThat(answer.status()).as(unseen).isEqualTo(400);
            assertThat(answer.text()).contains("/gdbh");
        }
    }
}
