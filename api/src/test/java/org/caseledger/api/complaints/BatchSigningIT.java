package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.StoredEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several drafts are approved together, each by itself, and only what its signer has opened. */
class BatchSigningIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final Pattern CHOICE = Pattern.compile("name=\"item\"[^>]* value=\"([^\"]+)\"");

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    private static String drafted(String text) {
        return DeskIT.drafted(LEDGER, text);
    }

    private static String id(String item) {
        return item.substring(item.lastIndexOf('/') + 1);
    }

    private static String number(String item) {
        return LEDGER.as("head").get("/api/complaints/" + id(item)).field("number");
    }

    private static Caller session(String person) {
        return new LoginForm(LEDGER).session(person).with("Accept", "text/html");
    }

    /** The draft of a case as the list offers it to a person who has opened it. */
    private static String choice(Caller reader, String item) {
        LEDGER.awaitViews();
        return choices(reader.get("/desk")).stream()
                .filter(value -> value.startsWith(id(item)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> choices(Answer page) {
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        return CHOICE.matcher(page.text()).results().map(m -> m.group(1)).toList();
    }

    private static Answer send(Caller person, String key, String... items) {
        var fields =
                Stream.concat(Stream.of("key=" + encoded(key)), Stream.of(items).map(item -> "item=" + encoded(item)));
        return person.with("Content-Type", "application/x-www-form-urlencoded")
                .post("/desk", fields.collect(Collectors.joining("&")));
    }

    private static Answer approve(Caller person, String... items) {
        return send(person, UUID.randomUUID().toString(), items);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<StoredEvent> approvals(long after) {
        return LEDGER.recordedAfter(after).stream()
                .filter(event -> event.type().equals("ReplyApproved"))
                .toList();
    }

    @Test
    void givenSomeWereOpened_whenTheyAreApprovedTogether_thenEachIsAnApprovalOfItsOwn() {
        var leader = session("leader");
        var items = new ArrayList<String>();
        for (int n = 0; n < 5; n++) {
            var item = drafted("已责令整改" + n);
            items.add(item);
            assertThat(leader.get(item).status()).isEqualTo(200);
        }
        var unopened = drafted("没有打开过");
        var chosen = items.stream().map(item -> choice(leader, item)).toList();
        assertThat(choices(leader.get("/desk"))).noneMatch(c -> c.startsWith(id(unopened)));
        long head = LEDGER.head();
        var key = UUID.randomUUID().toString();

        var answer = send(leader, key, chosen.toArray(String[]::new));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("已同意5件，共选5件");
        assertThat(approvals(head))
                .hasSize(5)
                .allSatisfy(event -> assertThat(event.payload()).contains("\"LEADER\"", "\"by\":\"leader\""));
        assertThat(approvals(head).stream().map(StoredEvent::streamId).distinct())
                .hasSize(5);
        // Sent again by a browser: the same answer, and nothing more is recorded.
        long after = LEDGER.head();
        assertThat(send(leader, key, chosen.toArray(String[]::new)).text()).contains("已同意5件，共选5件");
        assertThat(LEDGER.head()).isEqualTo(after);
        var checkUp = LEDGER.as("auditor")
                .get("/api/approvals/checkup?kind=REPLY&after=" + LEDGER.head())
                .json()
                .path(0);
        assertThat(checkUp.path("person").asString()).isEqualTo("leader");
        assertThat(checkUp.path("inBatch").asInt()).isGreaterThanOrEqualTo(5);
        assertThat(checkUp.path("neverOpened").asInt()).isZero();
    }

    @Test
    void givenADraftThatAnotherPersonOpened_whenItIsApprovedTogether_thenItIsRefusedWithItsReason() {
        var opened = drafted("打开过");
        var not = drafted("没有打开过");
        var leader = session("leader");
        leader.get(opened);
        var other = session("leader2");
        other.get(not);
        var forged = choice(other, not);
        long head = LEDGER.head();

        var answer = approve(leader, choice(leader, opened), forged);

        assertThat(answer.text()).contains("已同意1件，共选2件", number(not), "您未打开过此稿全文");
        assertThat(approvals(head)).hasSize(1);
    }

    @Test
    void givenTheDraftWasReplacedAfterItWasOpened_thenNeitherIsApproved() {
        var item = drafted("第一稿。");
        var leader = session("leader");
        leader.get(item);
        var first = choice(leader, item);
        var api = item.replace("/desk/", "/api/complaints/");
        LEDGER.cases().give("handler", api, "draft-reply", "{\"text\":\"第二稿。\"}");
        LEDGER.awaitViews();
        long head = LEDGER.head();

        assertThat(approve(leader, first).text()).contains("已同意0件，共选1件", "待批准的是第2稿");
        assertThat(choices(leader.get("/desk"))).noneMatch(c -> c.startsWith(id(item)));
        var other = session("leader2");
        other.get(item);
        var second = choice(other, item);
        assertThat(approve(leader, second).text()).contains("您未打开过此稿全文");
        // The number of the one that was opened, the digest and version of the other.
        var mixed = first.split(" ")[0] + " 1" + second.substring(second.indexOf(' ') + 2);
        assertThat(approve(leader, mixed).text()).contains("待批准的是第2稿");
        assertThat(approvals(head)).isEmpty();
    }

    @Test
    void givenTheCaseMovedSinceItWasListed_thenItIsToBeReadAgain() {
        var item = drafted("已办结。");
        var leader = session("leader");
        leader.get(item);
        var stale = choice(leader, item);
        var api = item.replace("/desk/", "/api/complaints/");
        LEDGER.cases().give("handler", api, "write-note", "{\"text\":\"投诉人来电，又有新情况\"}");
        long head = LEDGER.head();

        assertThat(approve(leader, stale).text()).contains("清单显示后此件已有新的办理");

        assertThat(approvals(head)).isEmpty();
        approve(leader, choice(leader, item));
        assertThat(approvals(head)).hasSize(1);
        assertThat(approve(leader, stale).text()).contains("已同意0件");
        assertThat(approvals(head)).hasSize(1);
    }

    @Test
    void givenAnOldListIsSentAgainWithAnotherVersion_thenThatIsSaidAndNothingElseIsLost() {
        var item = drafted("第一稿。");
        var other = drafted("已办结。");
        var leader = session("leader");
        leader.get(item);
        leader.get(other);
        var api = item.replace("/desk/", "/api/complaints/");
        var first = choice(leader, item);
        LEDGER.cases().give("handler", api, "draft-reply", "{\"text\":\"第二稿。\"}");
        var key = UUID.randomUUID().toString();
        send(leader, key, first);
        leader.get(item);
        long head = LEDGER.head();

        var answer = send(leader, key, choice(leader, item), choice(leader, other));

        assertThat(answer.text()).contains("已同意1件，共选2件", "此清单已提交过");
        assertThat(approvals(head)).hasSize(1);
    }

    @Test
    void givenTwoLeadersAtOnce_thenEachDraftIsApprovedByOneOfThem() {
        var item = drafted("已办结。");
        var one = session("leader");
        var two = session("leader2");
        one.get(item);
        two.get(item);
        var chosen = choice(one, item);
        long head = LEDGER.head();

        assertThat(approve(one, chosen).text()).contains("已同意1件");
        assertThat(approve(two, chosen).text()).contains("已同意0件");

        assertThat(approvals(head)).hasSize(1);
    }

    @Test
    void givenARuleForbidsOne_thenThatOneIsRefusedByItsClauseAndTheOthersAreApproved() {
        var legal = session("legal");
        var waitsForALeader = drafted("待局领导批准。");
        var waits = drafted("待法制审核。");
        var leader = session("leader");
        leader.get(waits);
        approve(leader, choice(leader, waits));
        leader.get(waitsForALeader);
        var tooEarly = choice(leader, waitsForALeader);
        // The legal section opens the text on the page of the case.
        assertThat(LEDGER.as("legal")
                        .get(waitsForALeader.replace("/desk/", "/api/complaints/") + "/sealed?parts=draft-1")
                        .status())
                .isEqualTo(200);
        legal.get(waits);
        long head = LEDGER.head();

        var answer = approve(legal, tooEarly, choice(legal, waits));

        assertThat(answer.text()).contains("已同意1件，共选2件", "须先经局领导批准", "P9.12");
        assertThat(approvals(head)).hasSize(1);
        assertThat(approvals(head).get(0).payload()).contains("\"LEGAL\"");
    }

    @Test
    void givenASecretCaseThatDoesNotNameTheLeader_thenItIsNotApprovedTogetherEither() {
        var item = drafted("配方如下。");
        var leader = session("leader");
        leader.get(item);
        var chosen = choice(leader, item);
        var api = item.replace("/desk/", "/api/complaints/");
        LEDGER.cases()
                .give(
                        "leader2",
                        api,
                        "mark-secret",
                        "{\"ground\":\"TRADE\",\"people\":[\"handler\",\"leader2\"],\"why\":\"配方，已经核实\"}");
        LEDGER.awaitViews();
        var version = LEDGER.as("leader2").get(api).header("ETag").replace("\"", "");
        var fresh = chosen.substring(0, chosen.lastIndexOf(' ') + 1) + version;
        long head = LEDGER.head();

        assertThat(choices(leader.get("/desk"))).noneMatch(c -> c.startsWith(id(item)));
        assertThat(approve(leader, fresh).text()).contains("已同意0件", "仅限指定人员");

        assertThat(approvals(head)).isEmpty();
    }

    @Test
    void givenNobodyElse_thenOnlyLeadersAndTheLegalSectionHaveADesk() {
        var item = drafted("已办结。");
        var leader = session("leader");
        leader.get(item);
        var chosen = choice(leader, item);
        long head = LEDGER.head();
        for (var person : List.of("handler", "dispatcher", "head", "supervisor", "admin")) {
            assertThat(approve(session(person), chosen).status()).as(person).isEqualTo(403);
        }
        assertThat(approvals(head)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "0190a5c0-0000-7000-8000-0000000000ff",
                "0190a5c0-0000-7000-8000-0000000000ff １ 𠮷 0",
                "../../people 1 0 0"
            })
    void givenWhatIsNoItem_whenItIsSent_thenItIsRefusedAsAWhole(String item) {
        var leader = session("leader");
        var drafted = drafted("已办结。");
        leader.get(drafted);
        var chosen = choice(leader, drafted);
        long head = LEDGER.head();

        assertThat(approve(leader, chosen, item).status()).isEqualTo(400);

        assertThat(LEDGER.head()).isEqualTo(head);
    }

    @Test
    void givenNothingOrTooMuch_whenItIsSent_thenThatIsSaid() {
        var leader = session("leader");
        var none = approve(leader);
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("未选择任何一件");
        var nobodys = "0190a5c0-0000-7000-8000-%012x 1 " + "0".repeat(64) + " 0";
        var many =
                Stream.iterate(0, n -> n + 1).limit(201).map(nobodys::formatted).toList();
        assertThat(approve(leader, many.toArray(String[]::new)).status()).isEqualTo(400);
        assertThat(approve(leader, nobodys.formatted(1)).text()).contains("已同意0件，共选1件", "没有此件");
        var opened = drafted("已办结。");
        leader.get(opened);
        long head = LEDGER.head();
        assertThat(send(leader, " ".repeat(300), choice(leader, opened)).status())
                .isEqualTo(400);
        assertThat(approvals(head)).isEmpty();
    }
}
