package org.caseledger.api.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.CaseFileCheck;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.proof.PublishedLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 授权代签 over HTTP and on pages, and the ways around its rules; with days that pass. */
class DelegationsIT {
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");
    private static final TestLedger LEDGER = TestLedger.at(CLOCK);
    private static final String GRANT = "/api/delegations/grant-delegation";

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    /** Each test leaves none behind; the clock only goes on. */
    @AfterEach
    void revokeAll() {
        for (var entry : LEDGER.as("head").get("/api/delegations").json()) {
            var from = entry.at("/delegation/from/person").asString();
            var state = entry.get("state").asString();
            if (state.equals("IN_FORCE") || state.equals("AHEAD")) {
                var number = entry.at("/delegation/number").asInt();
                assertThat(revoke(from, number).status()).isEqualTo(200);
            }
        }
    }

    private static Answer grant(String from, String to, String kinds, String first, String last) {
        return LEDGER.as(from).post(GRANT, """
                        {"to":"%s","kinds":[%s],"first":"%s","last":"%s","reason":"外出开会"}
                        """.formatted(to, kinds, first, last));
    }

    private static int granted(String from, String to) {
        return granted(from, to, "\"ROUTING\",\"REPLY\",\"EXTENSION\"", today(), today());
    }

    private static int granted(String from, String to, String kinds, String first, String last) {
        var answer = grant(from, to, kinds, first, last);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.json().at("/delegation/number").asInt();
    }

    private static String today() {
        return CLOCK.instant().atZone(CLOCK.getZone()).toLocalDate().toString();
    }

    private static Answer revoke(String person, int number) {
        return LEDGER.as(person).post("/api/delegations/" + number + "/revoke-delegation", "{\"reason\":\"提前返回\"}");
    }

    private static String drafted(String text) {
        var id = LEDGER.cases().assigned();
        var told = "{\"told\":{\"at\":\"%s\",\"medium\":\"PHONE\"}}".formatted(CLOCK.instant());
        LEDGER.cases().give("handler", id, "accept-complaint", told);
        var major = "{\"category\":[\"食品\"],\"severity\":\"MAJOR\"}";
        LEDGER.cases().give("dispatcher", id, "classify-complaint", major);
        LEDGER.cases().give("handler", id, "draft-reply", "{\"text\":\"" + text + "\"}");
        return id;
    }

    private static Answer approve(String person, String leader, String id, String text) {
        return LEDGER.as(person)
                .with("On-Behalf-Of", leader)
                .post(id + "/approve-reply", "{\"draft\":1,\"digest\":\"%s\"}".formatted(Cases.digest(text)));
    }

    private static void refused(Answer answer, String rule) {
        assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
        assertThat(answer.json().path("rule").asString("")).as("%s", answer).isEqualTo(rule);
    }

    private static List<StoredEvent> after(long position, String type) {
        return LEDGER.allRecordedAfter(position).stream()
                .filter(event -> event.type().equals(type))
                .toList();
    }

    @Test
    void givenADelegation_whenSigned_thenTheEventAndEveryPlaceNameBoth() throws Exception {
        granted("leader", "head");
        var id = drafted("已责令退款。");
        long head = LEDGER.head();

        assertThat(approve("head", "leader", id, "已责令退款。").status()).isEqualTo(200);

        var event = after(head, "ReplyApproved").get(0);
        assertThat(event.payload()).contains("\"by\":\"head\"", "\"onBehalfOf\":\"leader\"");
        assertThat(event.metadata()).contains("\"actor\":\"head\"", "\"behalf\":\"leader\"", "\"role\":\"LEADER\"");
        LEDGER.awaitViews();
        var name = "周衡";
        var words = "由" + name + "授权代签";
        assertThat(LEDGER.as("supervisor").get(id + "/history").text())
                .contains(words, "\"behalf\":{\"person\":\"leader\"");
        var page = id.replace("/api/complaints/", "/cases/");
        assertThat(new WebForm(LEDGER, "supervisor").open(page).text()).contains(words, "代" + name);
        for (var paper : List.of("approval", "dossier")) {
            assertThat(new WebForm(LEDGER, "leader")
                            .open(page + "/print/" + paper)
                            .text())
                    .as(paper)
                    .contains("（" + words + "）");
        }
        assertThat(new WebForm(LEDGER, "supervisor").open(page + "/replay").text())
                .contains("代" + name);
        var register =
                LEDGER.as("supervisor").get("/api/approvals?person=leader").text();
        assertThat(register).contains(id.replace("/api/complaints/", ""));
        assertThat(new WebForm(LEDGER, "supervisor")
                        .open("/approvals?person=head")
                        .text())
                .contains("代" + name);
        var reviewed = LEDGER.as("legal")
                .post(id + "/approve-reply", "{\"draft\":1,\"digest\":\"%s\"}".formatted(Cases.digest("已责令退款。")));
        assertThat(reviewed.status()).as("%s", reviewed).isEqualTo(200);
        var checked = CaseFileCheck.run(
                LEDGER.as("auditor").get(id + "/proof").response().body(),
                LEDGER.bean(PublishedLog.class).keys().get(0).verifier().toString());
        assertThat(checked.exit()).as(checked.text()).isZero();
        assertThat(checked.text().lines().filter(line -> line.contains("授权代签")))
                .singleElement()
                .asString()
                .contains("ReplyApproved  head  ", "delegation from leader (" + name + ")");
    }

    @Test
    void givenNoDelegationOrAnotherPersons_whenSignedByHttp_thenRefusedAndRecorded() {
        var id = drafted("已退款一。");
        long head = LEDGER.head();
        refused(approve("head", "leader", id, "已退款一。"), "DELEGATION_IN_FORCE");
        granted("leader2", "head");
        granted("leader", "legal");
        refused(approve("head", "leader", id, "已退款一。"), "DELEGATION_IN_FORCE");
        refused(approve("handler", "leader", id, "已退款一。"), "DELEGATION_IN_FORCE");
        refused(approve("head", "head", id, "已退款一。"), "DELEGATION_IN_FORCE");
        assertThat(approve("head", "nobody", id, "已退款一。").status()).isEqualTo(403);
        assertThat(after(head, "ReplyApproved")).isEmpty();
        var attempts = after(head, "AttemptRefused");
        assertThat(attempts).hasSize(4);
        assertThat(attempts.get(0).metadata()).contains("\"role\":\"CENTER_HEAD\"", "\"behalf\":\"leader\"");
    }

    @Test
    void givenWhatIsNotDelegated_whenDoneForALeader_thenRefused() {
        granted("leader", "head", "\"ROUTING\"", today(), today());
        var id = drafted("已退款二。");
        refused(approve("head", "leader", id, "已退款二。"), "DELEGATION_IN_FORCE");
        var person = LEDGER.as("head").with("On-Behalf-Of", "leader");
        refused(
                person.post(id + "/mark-secret", "{\"ground\":\"TRADE\",\"people\":[\"head\"],\"why\":\"涉及商业秘密\"}"),
                "SIGNED_IN_PERSON");
        refused(
                person.post(
                        id + "/record-accountability",
                        "{\"kind\":\"COMMENDATION\",\"of\":\"handler\",\"why\":\"办理及时\"}"),
                "SIGNED_IN_PERSON");
    }

    @Test
    void givenWhoActedInTheCase_whenSigningForALeader_thenRefused_butANoteIsNoAct() {
        granted("leader", "head");
        var id = drafted("已退款三。");
        LEDGER.cases().give("head", id, "write-note", "{\"text\":\"请局领导过目\"}");
        var other = drafted("已退款四。");
        LEDGER.cases().give("head", other, "urge-handling", "{\"note\":\"请抓紧办理\"}");
        refused(approve("head", "leader", other, "已退款四。"), "DELEGATE_HAD_NO_PART");
        assertThat(approve("head", "leader", id, "已退款三。").status()).isEqualTo(200);
    }

    @Test
    void givenItIsBackdatedOrTooLong_whenGranted_thenRefusedAndNothingIsInForce() {
        refused(grant("leader", "head", "\"REPLY\"", "2026-03-01", today()), "DELEGATION_NOT_BACKDATED");
        refused(grant("leader", "head", "\"REPLY\"", today(), "2099-12-31"), "DELEGATION_NOT_TOO_LONG");
        refused(grant("leader", "leader", "\"REPLY\"", today(), today()), "DELEGATION_TO_ANOTHER");
        refused(grant("leader", "handler", "\"REPLY\"", today(), today()), "DELEGATE_MAY_SIGN");
        refused(grant("legal", "head", "\"REPLY\"", today(), today()), "ROLE");
        for (var wrong : List.of("\"DESTRUCTION\"", "\"REPLY\",null", "5")) {
            assertThat(grant("leader", "head", wrong, today(), today()).status())
                    .isEqualTo(400);
        }
        assertThat(grant("leader", "head", "\"REPLY\"", today(), "２０２６-03-09").status())
                .isEqualTo(400);
        assertThat(LEDGER.as("admin").get("/api/delegations").status()).isEqualTo(403);
    }

    @Test
    void givenTheLastDayIsOver_whenSigned_thenRefused() {
        granted("leader", "head", "\"REPLY\"", today(), today());
        var number = granted("leader2", "head", "\"REPLY\"", tomorrow(), tomorrow());
        var id = drafted("已退款五。");
        refused(approve("head", "leader2", id, "已退款五。"), "DELEGATION_IN_FORCE");
        CLOCK.set(tomorrow() + "T00:00");
        refused(approve("head", "leader", id, "已退款五。"), "DELEGATION_IN_FORCE");
        assertThat(approve("head", "leader2", id, "已退款五。").status()).isEqualTo(200);
        assertThat(revoke("head", number).status()).isEqualTo(200);
    }

    private static String tomorrow() {
        return java.time.LocalDate.parse(today()).plusDays(1).toString();
    }

    @Test
    void givenTwoGrantsAtOnce_thenOneHolds() {
        var answers = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> grant("leader", n % 2 == 0 ? "head" : "legal", "\"REPLY\"", today(), today())
                                .status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 422);
    }

    @Test
    void givenAFormIsOpen_whenTheDelegationIsRevoked_thenItIsRefused_andWhatWasSignedStays() {
        var number = granted("leader", "head");
        var signed = drafted("已退款六。");
        assertThat(approve("head", "leader", signed, "已退款六。").status()).isEqualTo(200);
        var id = drafted("已退款七。");
        LEDGER.awaitViews();
        var desk = new WebForm(LEDGER, "head");
        var item = id.replace("/api/complaints/", "/desk/") + "?behalf=leader";
        var page = desk.open(item);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("已退款七。", "您正在代周衡签批", "代周衡</span>");
        var form = new WebForm(LEDGER, "head");
        var opened = desk.open(id.replace("/api/complaints/", "/cases/") + "/do/approve-reply?behalf=leader");
        assertThat(opened.text()).contains("name=\"behalf\" value=\"leader\"");

        assertThat(revoke("leader", number).status()).isEqualTo(200);

        long head = LEDGER.head();
        refused(approve("head", "leader", id, "已退款七。"), "DELEGATION_IN_FORCE");
        assertThat(desk.post(item, Map.of("sign", "agree", "decision", "REPLY")).status())
                .isEqualTo(403);
        assertThat(form.post(
                                id.replace("/api/complaints/", "/cases/") + "/do/approve-reply",
                                Map.of("behalf", "leader", "draft", "1", "digest", Cases.digest("已退款七。")))
                        .status())
                .isEqualTo(422);
        assertThat(after(head, "ReplyApproved")).isEmpty();
        assertThat(LEDGER.as("head").get(signed + "/history").text()).contains("授权代签");
        assertThat(desk.open("/desk").status()).isEqualTo(403);
    }

    @Test
    void givenADelegateSignsOnTheDesk_thenTheItemsAreMarkedAndItIsRecordedForTheLeader() {
        granted("leader", "head");
        var id = drafted("已退款八。");
        LEDGER.awaitViews();
        var desk = new WebForm(LEDGER, "head");
        assertThat(desk.open("/work").text()).contains("/desk?behalf=leader", "授权代签");
        var list = desk.open("/desk");
        assertThat(list.text()).contains(id.replace("/api/complaints/", "/desk/") + "?behalf=leader");
        var item = id.replace("/api/complaints/", "/desk/") + "?behalf=leader";
        long head = LEDGER.head();
        var answer = desk.send(item, Map.of("sign", "agree", "opinion", "拟同意"));
        assertThat(answer.status()).as("%s", answer).isEqualTo(302);
        assertThat(after(head, "ReplyApproved").get(0).payload()).contains("\"onBehalfOf\":\"leader\"");
        var batch = drafted("已退款九。");
        LEDGER.awaitViews();
        desk.open(batch.replace("/api/complaints/", "/desk/") + "?behalf=leader");
        var chosen = desk.open("/desk?behalf=leader")
                .text()
                .replaceAll(
                        "(?s).*name=\"item\" value=\"(" + batch.replace("/api/complaints/", "") + "[^\"]*)\".*", "$1");
        head = LEDGER.head();
        var done = desk.post("/desk?behalf=leader", Map.of("item", chosen, "key", "delegated-batch"));
        assertThat(done.status()).as("%s", done).isEqualTo(200);
        assertThat(after(head, "ReplyApproved").get(0).metadata()).contains("\"behalf\":\"leader\"");
    }

    @Test
    void givenEitherIsDeactivatedOrBecomesAnother_whenSigned_thenItHasEndedForGood() {
        person("CENTER_HEAD", true);
        for (var change : List.of(Map.entry("CENTER_HEAD", false), Map.entry("LEGAL", true))) {
            granted("leader", "deputy");
            var id = drafted("已退款十。");
            assertThat(signs("deputy")).isEqualTo("[{\"state\":\"IN_FORCE\"}]");
            person(change.getKey(), change.getValue());
            person("CENTER_HEAD", true);
            assertThat(signs("deputy")).isEqualTo("[{\"state\":\"LAPSED\"}]");
            refused(approve("deputy", "leader", id, "已退款十。"), "DELEGATION_IN_FORCE");
        }
        granted("leader", "deputy");
    }

    /** The states of what the person received last, as JSON. */
    private static String signs(String to) {
        for (var entry : LEDGER.as("supervisor").get("/api/delegations").json()) {
            if (entry.at("/delegation/to/person").asString().equals(to)) {
                return "[{\"state\":\"" + entry.get("state").asString() + "\"}]";
            }
        }
        return "[]";
    }

    private static void person(String role, boolean active) {
        var body = """
                {"name":"副主任","role":"%s","unit":"CENTER","active":%s,
                 "password":"demo-deputy","reason":"工作需要"}
                """.formatted(role, active);
        assertThat(LEDGER.as("admin").put("/api/people/deputy", body).status()).isIn(200, 201);
    }

    @Test
    void givenThePages_whenALeaderGrantsAndRevokes_thenBothAreListed() {
        var leader = new WebForm(LEDGER, "leader");
        var form = leader.open("/delegations/grant-delegation");
        assertThat(form.text())
                .contains("温然 · 中心负责人", "value=\"" + today() + "\"")
                .doesNotContain("value=\"handler\"");
        var path = "/delegations/grant-delegation";
        var none = leader.send(path, Map.of("to", "head", "last", today(), "reason", "外出开会"));
        assertThat(none.status()).isEqualTo(422);
        var sent = leader.send(
                path, Map.of("to", "head", "kinds", "REPLY", "first", today(), "last", today(), "reason", "外出开会"));
        assertThat(WebForm.done(sent)).startsWith("/delegations");
        var list = leader.open("/delegations").text();
        assertThat(list).contains("温然", "批准、退回回复稿", "有效", "外出开会", "/revoke-delegation");
        assertThat(new WebForm(LEDGER, "supervisor").open("/delegations").text())
                .contains("外出开会")
                .doesNotContain("/revoke-delegation");
        assertThat(new WebForm(LEDGER, "supervisor")
                        .open("/delegations/grant-delegation")
                        .status())
                .isEqualTo(403);
        assertThat(new WebForm(LEDGER, "admin").open("/delegations").status()).isEqualTo(403);
        assertThat(new WebForm(LEDGER, "admin").open("/office/changes").text()).contains("授权温然代周衡签批");
        var revoke = list.replaceAll("(?s).*href=\"(/delegations/[0-9]+/revoke-delegation)\".*", "$1");
        assertThat(WebForm.done(leader.send(revoke, Map.of("reason", "提前返回")))).startsWith("/delegations");
        assertThat(leader.open("/delegations").text()).contains("已撤销", "周衡：提前返回");
    }
}
