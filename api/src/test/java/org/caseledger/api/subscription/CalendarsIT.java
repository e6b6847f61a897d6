package org.caseledger.api.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.command.gate.Digest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** 日历订阅: a secret address leads to what is due for one person, until it ends. */
class CalendarsIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase(
            "--caseledger.public-url=https://ledger.example.gov.cn/", "--caseledger.login.wrong-by-address=1000");
    private static final Pattern ADDRESS =
            Pattern.compile("https://ledger\\.example\\.gov\\.cn(/calendar/[\\w-]{43}\\.ics)");
    private static final String PAGE = "/account/calendar";

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    private static String made(String person) {
        var page = new WebForm(LEDGER, person).send(PAGE, Map.of());
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        var address = ADDRESS.matcher(page.text());
        assertThat(address.find()).as("%s", page).isTrue();
        return address.group(1);
    }

    private static Answer read(String address) {
        LEDGER.awaitViews();
        return LEDGER.anonymous().get(address);
    }

    private static List<Map<String, String>> events(String address) {
        var answer = read(address);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return CalendarFile.of(answer.text()).events();
    }

    private static String number(String id) {
        return LEDGER.as("leader").get(id).json().path("number").asString();
    }

    @Test
    void givenAnAddress_whenRead_thenItHasTheNumberTheDeadlineAndTheLinkOfWhatWaits() {
        var id = LEDGER.cases().assigned();
        var address = made("handler");

        var answer = read(address);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).contains("private").doesNotContain("no-store");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(answer.text())
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .doesNotContain("林晚", "13800000000", "餐馆", "何岸", "犀浦");
        var file = CalendarFile.of(answer.text());
        assertThat(file.first("TZID")).isEqualTo("Asia/Shanghai");
        var uuid = id.substring(id.lastIndexOf('/') + 1);
        var event = file.events().stream()
                .filter(one -> one.get("UID").startsWith(uuid))
                .toList()
                .get(0);
        assertThat(event.get("UID")).isEqualTo(uuid + "-reply-1@case-ledger");
        assertThat(event.get("SUMMARY")).isEqualTo(number(id) + " 回复时限");
        assertThat(event.get("URL")).isEqualTo("https://ledger.example.gov.cn/cases/" + uuid);
        assertThat(event.get("DTSTAMP")).matches("\\d{8}T\\d{6}Z");
        assertThat(event.keySet())
                .containsAnyOf("DTSTART;VALUE=DATE", "DTSTART;TZID=Asia/Shanghai")
                .hasSize(6);
        assertThat(LEDGER.anonymous().get(address + "?lang=en").text()).contains(number(id) + " reply");

        var tag = answer.header("ETag");
        assertThat(LEDGER.anonymous().with("If-None-Match", tag).get(address).status())
                .isEqualTo(304);
        LEDGER.cases().returned(id);
        var later = read(address);
        assertThat(later.header("ETag")).isNotEqualTo(tag);
        assertThat(later.text()).doesNotContain(uuid);
        assertThat(new WebForm(LEDGER, "handler").open(PAGE).text())
                .contains("最近使用", "重新生成")
                .doesNotContain("尚未使用", address.substring(10));
    }

    @Test
    void givenACaseIsSecretOrOfAnotherUnit_thenNoCalendarNamesIt() {
        var secret = LEDGER.cases().assigned();
        var address = made("handler");
        assertThat(read(address).text()).contains(number(secret));
        LEDGER.cases()
                .give(
                        "leader",
                        secret,
                        "mark-secret",
                        "{\"ground\":\"TRADE\",\"people\":[\"handler\"],\"why\":\"配方，已经核实\"}");
        var number = number(secret);
        assertThat(number).isNotBlank();
        assertThat(read(address).text()).doesNotContain(number, secret.substring(20));

        var open = LEDGER.cases().accepted();
        LEDGER.cases().give("handler", open, "ask-assistance", "{\"unit\":\"HONGGUANG\",\"what\":\"请核查仓库票据\"}");
        var other = made("handler2");
        assertThat(events(other))
                .singleElement()
                .satisfies(one -> assertThat(one.get("SUMMARY")).isEqualTo(number(open) + " 协办时限"));
        LEDGER.cases()
                .give(
                        "leader",
                        open,
                        "mark-secret",
                        "{\"ground\":\"TRADE\",\"people\":[\"handler\",\"handler2\"],\"why\":\"配方，已经核实\"}");
        assertThat(events(other)).isEmpty();
    }

    @Test
    void givenAnotherOrNone_whenMadeAnewOrRevoked_thenTheFormerEndsAtOnce() {
        var first = made("leader");
        assertThat(read(first).status()).isEqualTo(200);
        var second = made("leader");
        assertThat(read(first).status()).isEqualTo(404);
        assertThat(read(second).status()).isEqualTo(200);
        var leader = new WebForm(LEDGER, "leader");
        assertThat(leader.open(PAGE).text()).doesNotContain(second);
        assertThat(leader.send(PAGE, Map.of()).text()).contains("只显示这一次");
        assertThat(read(second).status()).isEqualTo(404);
        assertThat(WebForm.done(leader.post(PAGE + "/revoke", Map.of()))).isEqualTo(PAGE + "?revoked");
        assertThat(leader.open(PAGE).text()).contains("没有订阅地址");
        assertThat(LEDGER.as("auditor").get("/api/office/changes").text()).contains("周衡生成日历订阅地址", "周衡停用日历订阅地址");
    }

    @Test
    void givenTheLoginChanges_thenTheAddressEndsForGood_butNotWithTheName() {
        person("feeder", "刘一", "DISPATCHER", "CENTER", true);
        var address = made("feeder");
        person("feeder", "刘一一", "DISPATCHER", "CENTER", true);
        assertThat(read(address).status()).as("another name").isEqualTo(200);
        person("feeder", "刘一一", "INTAKE", "CENTER", true);
        assertThat(read(address).status()).as("another role").isEqualTo(404);
        person("feeder", "刘一一", "DISPATCHER", "CENTER", true);
        assertThat(read(address).status()).as("the role again").isEqualTo(404);
        assertThat(new WebForm(LEDGER, "feeder").open(PAGE).text()).contains("没有订阅地址");

        var next = made("feeder");
        assertThat(read(next).status()).isEqualTo(200);
        person("feeder", "刘一一", "DISPATCHER", "CENTER", false);
        assertThat(read(next).status()).as("disabled").isEqualTo(404);
        person("feeder", "刘一一", "DISPATCHER", "CENTER", true);
        assertThat(read(next).status()).as("enabled again").isEqualTo(404);
    }

    private static void person(String username, String name, String role, String unit, boolean active) {
        var body = "{\"name\":\"%s\",\"role\":\"%s\",\"unit\":\"%s\",\"active\":%s,\"password\":%s,\"reason\":\"人员变动\"}"
                .formatted(name, role, unit, active, "\"demo-" + username + "\"");
        var answer = LEDGER.as("admin").put("/api/people/" + username, body);
        assertThat(answer.status()).as("%s", answer).isIn(200, 201);
    }

    @Test
    void givenTheDatabase_thenItHoldsNoTokenAndARowOfItsOwnLeadsNowhere() {
        var address = made("dispatcher");
        var token = address.substring("/calendar/".length(), address.indexOf(".ics"));
        assertThat(LEDGER.asSuperuser()
                        .sql("select count(*) from ledger.event where payload::text || metadata::text like :token")
                        .param("token", "%" + token + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        var forged = "f".repeat(43);
        var moved = LEDGER.asSuperuser()
                .sql("update office.calendar_address set digest = :digest where username = 'dispatcher'")
                .param("digest", Digest.of(forged))
                .update();
        assertThat(moved).isOne();
        assertThat(read("/calendar/" + forged + ".ics").status()).isEqualTo(404);
        assertThat(read(address).status()).isEqualTo(404);
    }

    @Test
    void givenWhatIsNoToken_thenThereIsNothing() {
        for (var token : List.of("x", "a".repeat(43), "a".repeat(5_000), "%00", "%2e%2e%2f", "𠮷".repeat(43))) {
            var path = "/calendar/"
                    + java.net.URLEncoder.encode(token, java.nio.charset.StandardCharsets.UTF_8)
                            .replace("%25", "%")
                    + ".ics";
            assertThat(LEDGER.anonymous().get(path).status()).as(token).isIn(400, 404);
        }
        assertThat(new WebForm(LEDGER, "admin").open(PAGE).status()).isEqualTo(403);
    }
}
