package org.caseledger.api.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.api.processors.Processors;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.command.complaint.closing.ClosingCommand.WithdrawComplaint;
import org.caseledger.command.complaint.parties.PartyCommand.AddFacts;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Medium;
import org.caseledger.events.Told;
import org.caseledger.events.office.NoticeKind;
import org.junit.jupiter.api.Test;

/** Who is notified of what in which case, on the page. */
class NoticesIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String LETTER = Cases.RECEIPT.replace("WECHAT", "LETTER");

    private static String assigned() {
        var cases = LEDGER.cases();
        return cases.assigned(cases.classified(cases.received(LETTER)));
    }

    private static String number(String id) {
        return LEDGER.as("head").get(id).json().path("number").asString();
    }

    /** The notices of a person about a case, once all events were processed. */
    private static List<NoticeKind> told(String person, String id) {
        awaitProcessor();
        var number = number(id);
        return LEDGER.bean(NoticeTables.class).of(person, false, 0, 500).rows().stream()
                .filter(row -> row.number().equals(number))
                .map(NoticeRow::kind)
                .sorted()
                .toList();
    }

    private static void awaitProcessor() {
        long head = LEDGER.head();
        await().atMost(LONG)
                .until(() -> LEDGER.bean(Processors.class).status().stream()
                        .filter(p -> p.name().equals(NewNotices.PROCESSOR))
                        .anyMatch(p -> p.position() != null && p.position() >= head));
    }

    @Test
    void givenACase_whenItGoesItsWay_thenEachWhoseTurnItIsIsTold_andNobodyElse() {
        var cases = LEDGER.cases();
        var id = assigned();
        assertThat(told("leader", id)).contains(NoticeKind.TO_SIGN);
        assertThat(told("handler", id)).contains(NoticeKind.ASSIGNED);
        assertThat(told("handler2", id)).isEmpty();
        assertThat(told("admin", id)).isEmpty();
        assertThat(told("auditor", id)).isEmpty();

        cases.give("handler", id, "return-for-reassignment", "{\"reason\":\"不属本辖区\"}");
        assertThat(told("dispatcher", id)).contains(NoticeKind.RETURNED);
        assertThat(told("head", id)).contains(NoticeKind.RETURNED);
        cases.give("head", id, "review-return", "{\"accepted\":false,\"reason\":\"属犀浦辖区\"}");
        assertThat(told("handler", id)).contains(NoticeKind.RETURN_REFUSED);
    }

    @Test
    void givenAnAcceptedCase_whenPeopleAskEachOther_thenThoseAskedAreTold() {
        var cases = LEDGER.cases();
        var id = cases.accepted(assigned());
        cases.give("head", id, "urge-handling", "{\"note\":\"请抓紧办理\"}");
        cases.give("dispatcher", id, "ask-assistance", "{\"unit\":\"HONGGUANG\",\"what\":\"请核查红光镇仓库\"}");
        cases.give("handler", id, "answer-urging", "{\"done\":\"已约双方调解\"}");
        cases.give("handler2", id, "answer-assistance", "{\"answer\":\"票据齐全\"}");
        cases.give("handler", id, "write-note", "{\"text\":\"@温然 请知悉，@犀浦市场监督管理所 跟进\"}");

        assertThat(told("handler", id))
                .contains(NoticeKind.URGED, NoticeKind.ASSISTANCE_BACK)
                .as("who wrote it is not shown")
                .doesNotContain(NoticeKind.MENTIONED);
        assertThat(told("handler2", id)).contains(NoticeKind.ASSISTANCE_ASKED);
        assertThat(told("supervisor", id)).containsExactly(NoticeKind.URGING_ANSWERED);
        assertThat(told("head", id)).contains(NoticeKind.MENTIONED);
    }

    @Test
    void givenTheComplainantOnline_whenFactsAreAddedAndItIsWithdrawn_thenWhoHasTheCaseIsTold() {
        var open = LEDGER.cases().received(LETTER);
        online(new AddFacts(caseId(open), "另有小票", null));
        assertThat(told("dispatcher", open)).contains(NoticeKind.BY_COMPLAINANT);

        var id = LEDGER.cases().accepted(assigned());
        var told = new Told(Medium.PLATFORM, Instant.now());
        online(new WithdrawComplaint(caseId(id), "已经退款", told, null, null));
        assertThat(told("handler", id)).contains(NoticeKind.BY_COMPLAINANT);
        assertThat(told("handler2", id)).isEmpty();
    }

    private static void online(ComplaintCommand command) {
        LEDGER.bean(CommandGate.class).give(command, Actor.CITIZEN, Request.once());
    }

    private static CaseId caseId(String address) {
        return CaseId.of(address.substring(address.lastIndexOf('/') + 1));
    }

    @Test
    void givenNotices_whenReadOneByOneAndAll_thenOnlyTheOwnAreRead() {
        var id = LEDGER.cases().accepted(assigned());
        LEDGER.cases().give("dispatcher", id, "write-note", "{\"text\":\"@何岸 请看\"}");
        awaitProcessor();
        var tables = LEDGER.bean(NoticeTables.class);
        var handler = new WebForm(LEDGER, "handler");
        long unread = tables.unread("handler");
        assertThat(unread).isGreaterThanOrEqualTo(2);
        assertThat(handler.open("/notices").text()).contains(number(id), "批注提醒", "未读");
        assertThat(handler.open("/notices/unread").text()).contains(">" + unread + "<");
        assertThat(handler.open("/notices").text()).contains("hx-get=\"/notices/unread\"");

        var first = tables.of("handler", false, 0, 1).rows().get(0).id();
        WebForm.done(new WebForm(LEDGER, "dispatcher").post("/notices", Map.of("id", first.toString())));
        assertThat(tables.unread("handler")).isEqualTo(unread);
        WebForm.done(handler.post("/notices", Map.of("id", first.toString())));
        assertThat(tables.unread("handler")).isEqualTo(unread - 1);
        WebForm.done(handler.post("/notices", Map.of()));
        assertThat(tables.unread("handler")).isZero();
        assertThat(handler.post("/notices", Map.of("id", "x")).status()).isEqualTo(400);
    }

    @Test
    void givenASecretCase_whenItIsUrged_thenANoticeHasOnlyItsNumber() {
        var id = LEDGER.cases().accepted(assigned());
        LEDGER.cases()
                .give(
                        "leader",
                        id,
                        "mark-secret",
                        "{\"ground\":\"TRADE\",\"people\":[\"handler\"],\"why\":\"涉及未公开的配方\"}");
        LEDGER.cases().give("head", id, "urge-handling", "{\"note\":\"请抓紧办理\"}");

        assertThat(told("handler", id)).contains(NoticeKind.URGED);
        assertThat(new WebForm(LEDGER, "handler").open("/notices").text())
                .contains(number(id))
                .doesNotContain("配方", "抓紧");
    }

    @Test
    void givenDefaults_whenSetAfterAPreview_thenItSaysWhomTheyConcernAndOwnChoicesStay() {
        var page = "/administration/notices";
        WebForm.done(new WebForm(LEDGER, "legal")
                .send("/notices/choices", Map.of("webhook", "legal", "RETURNED.WEBHOOK", "AT_ONCE")));
        WebForm.done(new WebForm(LEDGER, "dispatcher").send("/notices/choices", Map.of("webhook", "dispatcher")));
        assertThat(new WebForm(LEDGER, "legal").open("/notices/choices").text())
                .as("a choice is kept also where it is that of the default")
                .containsPattern("(?s)name=\"RETURNED.WEBHOOK\".{0,99}按单位默认（随时）.{0,60}AT_ONCE\" selected");
        var admin = new WebForm(LEDGER, "admin");
        var typed = new HashMap<>(Map.of("RETURNED.WEBHOOK", "NEVER"));
        var preview = admin.post(page, typed);
        assertThat(preview.status()).as("%s", preview).isEqualTo(200);
        assertThat(preview.text()).contains("变更1项，涉及1人", "退回待处理（群机器人（企业微信、钉钉））：随时 → 不发，1人");

        typed.put("reason", "群消息过多");
        typed.put("seen", preview.text().replaceAll("(?s).*name=\"seen\" value=\"(\\w+)\".*", "$1"));
        var wrong = new HashMap<>(typed);
        wrong.put("reason", "。");
        assertThat(admin.post(page, wrong).status()).as("no reason").isEqualTo(422);
        wrong.putAll(Map.of("reason", "群消息过多", "OVERDUE.MAIL", "NEVER"));
        assertThat(admin.post(page, wrong).text()).as("another one").contains("请重新预览");
        wrong.put("OVERDUE.MAIL", "ｓｏｍｅｔｉｍｅｓ");
        assertThat(admin.post(page, wrong).text()).contains("没有此选项");
        for (var person : List.of("leader", "supervisor", "auditor")) {
            var reader = new WebForm(LEDGER, person);
            assertThat(reader.open(page).text()).contains("随时").doesNotContain("<select");
            assertThat(reader.post(page, typed).status()).as(person).isEqualTo(403);
        }
        assertThat(new WebForm(LEDGER, "handler").open(page).status()).isEqualTo(403);
        long head = LEDGER.head();
        assertThat(admin.open("/administration").text()).contains("href=\"" + page + "\"");
        assertThat(WebForm.done(admin.post(page, typed))).isEqualTo(page);
        var again = admin.post(page, typed);
        assertThat(again.status()).as("twice").isEqualTo(422);
        assertThat(again.text()).contains("与现行默认相同");
        assertThat(LEDGER.recordedAfter(head))
                .filteredOn(event -> event.type().equals("NoticeDefaultsSet"))
                .hasSize(1);
        assertThat(new WebForm(LEDGER, "auditor").open("/office/changes").text())
                .contains("设定通知默认方式：退回待处理（群机器人（企业微信、钉钉））不发，理由：群消息过多");
        assertThat(new WebForm(LEDGER, "dispatcher").open("/notices/choices").text())
                .containsPattern("(?s)name=\"RETURNED.WEBHOOK\".{0,99}按单位默认（不发）");
        assertThat(new WebForm(LEDGER, "leader").open("/administration").text()).containsPattern("(?s)各人自定.{0,400}方知");

        var back = admin.post(page, Map.of());
        assertThat(back.text()).contains("不发 → 随时，1人");
        var seen = back.text().replaceAll("(?s).*name=\"seen\" value=\"(\\w+)\".*", "$1");
        WebForm.done(admin.post(page, Map.of("seen", seen, "reason", "恢复原状")));
    }

    @Test
    void givenChoices_whenTyped_thenTheyAreRecorded_andMistakesAreTold() {
        var form = new WebForm(LEDGER, "leader2");
        var bad =
                form.send("/notices/choices", Map.of("mail", "x\r\nBcc: y@z.cn", "phone", "abc", "quietFrom", "20:00"));
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.text()).contains("请填写电子邮件地址", "请填写手机号码", "免打扰时段须有起止时间");

        long head = LEDGER.head();
        var good = Map.of(
                "mail", "zhou@example.gov.cn",
                "phone", "１３９００００００００",
                "quietFrom", "20:00",
                "quietUntil", "07:30",
                "ASSIGNED.MAIL", "NEVER");
        assertThat(WebForm.done(form.send("/notices/choices", good))).isEqualTo("/notices/choices?chosen");
        assertThat(form.open("/notices/choices").text())
                .contains("zhou@example.gov.cn", "13900000000", "value=\"20:00\"");
        WebForm.done(form.send("/notices/choices", good));
        assertThat(LEDGER.recordedAfter(head))
                .filteredOn(event -> event.type().equals("NoticesChosen"))
                .as("the same again is nothing new")
                .hasSize(1);
        assertThat(form.send("/notices/choices", Map.of("ASSIGNED.MAIL", "SOMETIMES"))
                        .status())
                .isEqualTo(400);
    }
}
