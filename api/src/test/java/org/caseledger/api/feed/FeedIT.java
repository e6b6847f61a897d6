package org.caseledger.api.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.proof.PublishedLog;
import org.caseledger.text.Sha256;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.TlogProof;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The log as another system reads it, page by page. */
class FeedIT {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final String NAME = "林𠮷野";

    private static TestLedger ledger;
    private static String replied;

    @BeforeAll
    static void aCaseHasItsReply() {
        ledger = TestLedger.onNewDatabase();
        var api = ledger.cases();
        replied = api.accepted(api.assigned(api.classified(api.received(Cases.RECEIPT.replace("林晚", NAME)))));
        api.give("handler", replied, "draft-reply", "{\"text\":\"已责令𠮷店整改。\"}");
        api.give("handler", replied, "write-note", "{\"text\":\"𠮷店须再去一次\"}");
        api.give("handler", replied, "send-reply", "{\"medium\":\"WECHAT\"}");
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static Answer page(String query) {
        var answer = ledger.as("auditor").get("/api/feed" + query);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }

    private static String next(Answer page) {
        var link = NEXT.matcher(page.header("Link"));
        assertThat(link.find()).as(page.header("Link")).isTrue();
        return link.group(1).substring("/api/feed".length());
    }

    private static boolean isLast(Answer page) {
        return page.header("Feed-Position").equals(page.header("Feed-End"));
    }

    /** All events from an address on to the end of the feed. */
    private static List<JsonNode> all(String query) {
        var events = new ArrayList<JsonNode>();
        var page = page(query);
        page.json().forEach(events::add);
        while (!isLast(page)) {
            page = page(next(page));
            page.json().forEach(events::add);
        }
        return events;
    }

    private static List<Long> positions(List<JsonNode> events) {
        return events.stream()
                .map(e -> Long.parseLong(e.path("position").asString()))
                .toList();
    }

    private static String idOf(String address) {
        return address.replaceAll(".*/", "");
    }

    @Test
    void givenAnEvent_thenItIsACloudEventWithWhatIsStored() {
        page("?limit=1"); // recorded
        var stored = ledger.allRecordedAfter(0).stream()
                .filter(e -> e.type().equals("ComplaintReceived"))
                .findFirst()
                .orElseThrow();
        var answer = page("?type=ComplaintReceived&limit=1");
        var event = answer.json().get(0);

        assertThat(answer.header("Content-Type")).isEqualTo("application/cloudevents-batch+json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("id").asString()).isEqualTo(stored.eventId().toString());
        assertThat(event.path("source").asString()).matches("ledger\\.invalid/\\w{16}");
        assertThat(event.path("type").asString()).isEqualTo("org.caseledger.ComplaintReceived.r" + stored.revision());
        assertThat(event.path("subject").asString()).isEqualTo(idOf(replied));
        assertThat(event.path("time").asString()).startsWith("20").endsWith("Z");
        assertThat(event.path("datacontenttype").asString()).isEqualTo("application/json");
        assertThat(event.path("position").asString()).isEqualTo("" + stored.position());
        assertThat(event.path("aggregate").asString()).isEqualTo("complaint");
        assertThat(event.path("actor").asString()).isEqualTo("intake");
        assertThat(event.path("role").asString()).isEqualTo("INTAKE");
        assertThat(answer.text()).contains("\"data\":" + stored.payload() + "}");
    }

    @Test
    void givenPagesOfThree_thenTheyAreTheLogInItsOrder() {
        page("?limit=3"); // recorded
        long head = ledger.head();

        assertThat(positions(all("?limit=3")))
                .isEqualTo(LongStream.rangeClosed(1, head).boxed().toList());
        assertThat(page("?after=" + head).text()).isEqualTo("[]");
        assertThat(ledger.head()).as("no page is an event of the next").isEqualTo(head);
    }

    @Test
    void givenTexts_thenNothingThatIsSealedIsTold() {
        var all = new StringBuilder();
        all("?limit=1000").forEach(all::append);

        assertThat(all).contains("⟦1:", "ReplyDrafted", "郫都区某餐馆");
        assertThat(all).doesNotContain(NAME, "𠮷", "再去一次", "13800000000", "望丛中路", "异味", "退还餐费", "责令");
        assertThat(all("?type=PersonRecorded").toString())
                .contains("\"withheld\":\"personal\"")
                .doesNotContain("\"data\"", "password");
    }

    @Test
    void givenAFilter_thenThePageSaysHowFarItLooked() {
        var none = page("?type=CaseDestroyed,ComplaintWithdrawn");
        assertThat(none.text()).isEqualTo("[]");
        assertThat(isLast(none)).isTrue();
        assertThat(next(none))
                .contains("after=" + none.header("Feed-Position"), "type=ComplaintWithdrawn", "type=CaseDestroyed");

        var two = all("?type=ComplaintReplied&type=ReplyDrafted&limit=1");
        assertThat(two)
                .extracting(e -> e.path("type").asString().split("\\.")[2])
                .containsExactly("ReplyDrafted", "ComplaintReplied");
    }

    @Test
    void givenACase_thenItsEventsAreToldWithThoseBesideIt() {
        var refused = ledger.as("intake").post(replied + "/send-reply", "{\"medium\":\"WECHAT\"}");
        assertThat(refused.status()).isEqualTo(422);
        var id = idOf(replied);

        var events = all("?limit=4&subject=" + id);
        assertThat(events).allMatch(e -> e.path("subject").asString().equals(id));
        assertThat(events.toString()).contains("ComplaintReplied", "AttemptRefused");
        assertThat(positions(events)).isSorted().doesNotHaveDuplicates();
        assertThat(all("?type=AttemptRefused&subject=" + id)).hasSize(1);
    }

    @Test
    void givenASecretCase_thenItIsToldThatThereAreEvents_untilItIsLifted() {
        var respondent = "蜀都秘方厂";
        var api = ledger.cases();
        var id = idOf(api.secret(api.received(Cases.RECEIPT.replace("郫都区某餐馆", respondent))));

        var secret = all("?subject=" + id);
        assertThat(secret).hasSizeGreaterThan(1);
        assertThat(secret).allMatch(e -> e.path("withheld").asString().equals("secret") && !e.has("data"));
        assertThat(all("?limit=1000").toString()).doesNotContain(respondent);

        api.give("leader", "/api/complaints/" + id, "lift-secrecy", "{\"why\":\"配方已公开\"}");
        assertThat(all("?subject=" + id).toString()).contains(respondent).doesNotContain("withheld");
    }

    @Test
    void givenProofs_thenEachEventIsProvenByTheKeyOfTheLog_asFarAsItIsSigned() {
        page("?proofs=true&limit=2"); // recorded
        var published = ledger.bean(PublishedLog.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> published.size() == ledger.head());
        var keys = published.keys().stream().map(k -> k.verifier()).toList();

        var events = all("?proofs=true&limit=2");
        assertThat(positions(events))
                .isEqualTo(LongStream.rangeClosed(1, ledger.head()).boxed().toList());
        for (var event : events) {
            var leaf = event.path("leaf").asString();
            var proof = TlogProof.parse(event.path("proof").asString());
            assertThat(proof.verify(Hash.ofLeaf(leaf.getBytes(UTF_8)), keys))
                    .as("%s", event)
                    .isTrue();
            assertThat(proof.index() + 1).isEqualTo(event.path("position").asLong());
            assertThat(leaf).contains("\"id\":\"%s\"".formatted(event.path("id").asString()));
            if (event.has("data")) {
                assertThat(leaf).contains("\"payload\":\"" + digest(event.path("data")) + "\"");
            }
        }
    }

    private static String digest(JsonNode data) {
        return HexFormat.of().formatHex(Sha256.of(data.toString().getBytes(UTF_8)));
    }

    @Test
    void whoReadsTheLogReadsIt_whichIsRecordedOnceADay() {
        for (var person : List.of("intake", "handler", "leader", "legal", "head", "admin")) {
            var refused = ledger.as(person).get("/api/feed");
            assertThat(refused.status()).as(person).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("not-yours");
        }
        assertThat(ledger.anonymous().get("/api/feed").status()).isEqualTo(401);
        long head = ledger.head();

        for (var query : List.of("?after=1&limit=7", "?after=3", "")) {
            assertThat(ledger.as("supervisor").get("/api/feed" + query).status())
                    .isEqualTo(200);
        }
        assertThat(ledger.recordedAfter(head)).singleElement().satisfies(e -> {
            assertThat(e.type()).isEqualTo("RecordsRead");
            assertThat(e.payload()).contains("EVENT_FEED");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "after=-1, after, 应为日志位置, a whole number from 0",
        "after=x, after, 应为日志位置, a whole number from 0",
        "after=99999999999999999999, after, 应为日志位置, a whole number from 0",
        "after=999999999, after, 日志目前到位置, the log ends at position",
        "after=%00, after, NUL, NUL",
        "type=%F0%A0%AE%B7, type, 没有“𠮷”这种事件, no type of event “𠮷”",
        "limit=0, limit, 应在1与1000之间, must be from 1 to 1000",
        "limit=1001, limit, 应在1与1000之间, must be from 1 to 1000",
        "subject=00000000-0000-0000-0000-000000000001, subject, 没有此件, nothing of this id",
    })
    void givenWhatTheLogDoesNotHave_thenItIsNamedInBothLanguages(String query, String field, String zh, String en) {
        var auditor = ledger.as("auditor");
        says(auditor, query, field, zh);
        says(auditor.inEnglish(), query, field, en);
    }

    private static void says(Caller caller, String query, String field, String what) {
        var answer = caller.get("/api/feed?" + query);
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.json().path("fields").path(field).asString()).contains(what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=many", "subject=x", "proofs=perhaps"})
    void givenWhatIsOfAnotherForm_thenItsFieldIsNamed(String query) {
        var answer = ledger.as("auditor").get("/api/feed?" + query);
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.json().path("fields").has(query.split("=")[0])).isTrue();
    }
}
