package org.caseledger.api.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.events.TextOrigin;
import org.caseledger.events.codec.EventCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Templates next to the text of a form: chosen, filled in, sent, and recorded with the act. */
class TemplatesBesideFormsIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();

    @BeforeAll
    static void keepTemplates() {
        add("REPLY", "一般回复", "您反映{被投诉人}的问题（{编号}），经查：【核查情况】。{承办单位}");
        add("CONTACT", "告知受理", "已于{受理日期}受理，由{承办人}办理。");
        add("SENDING_BACK", "退回补充", "请补充【补充内容】后重报。");
    }

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    private static void add(String kind, String name, String text) {
        var answer = LEDGER.as("admin")
                .post(
                        "/api/templates/add",
                        "{\"kind\":\"%s\",\"name\":\"%s\",\"text\":\"%s\",\"reason\":\"统一用语\"}"
                                .formatted(kind, name, text));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private static String form(String id, String command) {
        return id.replace("/api/complaints/", "/cases/") + "/do/" + command;
    }

    private static List<TextOrigin> recordedAfter(long head) {
        return LEDGER.recordedAfter(head).stream()
                .flatMap(event -> TextOrigin.of(EventCodec.readMetadata(event.metadata())).stream())
                .toList();
    }

    @Test
    void givenATemplate_whenInsertedWithoutScripts_thenTheFormComesBackFilledInAndNothingIsDone() {
        var id = LEDGER.cases().accepted();
        var handler = new WebForm(LEDGER, "handler");
        var page = form(id, "draft-reply");
        assertThat(handler.open(page).text())
                .contains("一般回复", "name=\"insert\"", "value=\"1/1\"")
                .contains("您反映郫都区某餐馆的问题（", "经查：【核查情况】。犀浦")
                .doesNotContain("告知受理");
        long head = LEDGER.head();

        var filled = handler.send(page, Map.of("insert", "1/1", "text", "张女士：", "lateReason", "停电"));

        assertThat(filled.status()).as("%s", filled).isEqualTo(200);
        assertThat(filled.text())
                .contains("张女士：\n您反映郫都区某餐馆的问题（", ">停电</textarea>")
                .doesNotContain("class=\"mistake\"");
        assertThat(filled.text()).contains("name=\"startedFrom\" hidden autocomplete=\"off\" value=\"1/1\"");
        assertThat(LEDGER.recordedAfter(head)).noneMatch(event -> event.type().equals("ReplyDrafted"));
    }

    @Test
    void givenAGapIsLeft_whenSent_thenRefusedAndOnceFilledInTheActTellsItsTemplate() {
        var id = LEDGER.cases().accepted();
        var handler = new WebForm(LEDGER, "handler");
        var page = form(id, "draft-reply");
        var typed = new LinkedHashMap<>(Map.of("startedFrom", "1/1"));
        typed.put("text", "您反映郫都区某餐馆的问题（PD），经查：【核查情况】。犀浦所");
        long head = LEDGER.head();
        var refused = handler.send(page, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("尚有未填写之处：【核查情况】", "value=\"1/1\"");
        assertThat(recordedAfter(head)).isEmpty();

        typed.put("text", "您反映郫都区某餐馆的问题（PD），经查：属实，已退款。犀浦所");
        assertThat(handler.send(page, typed).status()).isEqualTo(302);
        assertThat(recordedAfter(head)).containsOnly(new TextOrigin(List.of(new TextOrigin.Version(1, 1)), false));

        typed.put("text", "另写的回复【见附件】。");
        assertThat(handler.send(page, typed).status())
                .as("brackets of one’s own")
                .isEqualTo(302);
        typed.remove("startedFrom");
        typed.put("text", "与模板无关的回复【核查情况】。");
        assertThat(handler.send(page, typed).status()).isEqualTo(302);

        var shown = id.replace("/api/complaints/", "/cases/");
        assertThat(new WebForm(LEDGER, "supervisor").open(shown).text())
                .containsOnlyOnce("除填写处外未改动")
                .containsOnlyOnce("内容已改动")
                .contains("/templates/1#v1", "一般回复（第1版）");
        assertThat(handler.open(shown).text()).doesNotContain("/templates/1#v1");
        assertThat(new WebForm(LEDGER, "leader").open(shown).text()).doesNotContain("/templates/1#v1");
    }

    @Test
    void givenACaseDoesNotSayIt_whenInserted_thenTheGapStaysVisible() {
        var id = LEDGER.cases().received();
        var intake = new WebForm(LEDGER, "intake");
        assertThat(intake.open(form(id, "record-contact")).text()).contains("已于【受理日期】受理，由【承办人】办理。");
    }

    @Test
    void givenForgedOrOldReferences_whenSent_thenTheyAreLeftOutAndNothingFails() {
        var id = LEDGER.cases().accepted();
        var handler = new WebForm(LEDGER, "handler");
        var page = form(id, "draft-reply");
        for (var forged : List.of("9/9", "x", "1/1;drop", "-1/1", "999999999999/1", "1/1/1", "")) {
            long head = LEDGER.head();
            var sent = handler.send(page, Map.of("startedFrom", forged, "text", "已核实处理。"));
            assertThat(sent.status()).as(forged).isEqualTo(302);
            assertThat(recordedAfter(head)).as(forged).isEmpty();
        }
        for (var unknown : List.of("9/9", "2/1", "x")) {
            var sent = handler.send(page, Map.of("insert", unknown, "text", "我的内容"));
            assertThat(sent.status()).as(unknown).isEqualTo(422);
            assertThat(sent.text()).contains("此模板已变更或停用", "我的内容");
        }
        var contact = handler.send(form(id, "record-rectification"), Map.of("insert", "1/1"));
        assertThat(contact.status()).isIn(200, 422);
    }

    @Test
    void givenANaturalPersonIsComplainedOf_thenTheNameIsNotFilledIn() {
        var receipt = org.caseledger.api.testing.Cases.RECEIPT.replace(
                "\"respondent\":\"郫都区某餐馆\"", "\"respondent\":\"赵铁柱\",\"respondentKind\":\"PERSON\"");
        var id = LEDGER.cases()
                .accepted(LEDGER.cases()
                        .assigned(LEDGER.cases().classified(LEDGER.cases().received(receipt))));
        assertThat(new WebForm(LEDGER, "handler").open(form(id, "draft-reply")).text())
                .contains("您反映【被投诉人】的问题（")
                .doesNotContain("您反映赵");
    }

    @Test
    void givenTheDesk_whenATemplateIsInserted_thenTheOpinionIsFilledIn_andTheActTellsIt() {
        var id = LEDGER.cases().accepted();
        var major = "{\"category\":[\"食品\"],\"severity\":\"MAJOR\"}";
        LEDGER.cases().give("dispatcher", id, "classify-complaint", major);
        LEDGER.cases().give("handler", id, "draft-reply", "{\"text\":\"已责令退款。\"}");
        var page = id.replace("/api/complaints/", "/desk/");
        var leader = new WebForm(LEDGER, "leader");
        var opened = leader.open(page).text();
        assertThat(opened).contains("退回补充", "name=\"insert\"").doesNotContain("一般回复");
        assertThat(opened.indexOf("name=\"sign\" value=\"agree\""))
                .as("what Enter sends")
                .isLessThan(opened.indexOf("name=\"insert\""));
        long head = LEDGER.head();

        var filled = leader.send(page, Map.of("insert", "3/1", "opinion", "已阅。"));

        assertThat(filled.status()).as("%s", filled).isEqualTo(200);
        assertThat(filled.text())
                .contains("已阅。\n请补充【补充内容】后重报。", "autocomplete=\"off\" value=\"3/1\"")
                .doesNotContain("class=\"mistake\"");
        var typed = new LinkedHashMap<>(Map.of("startedFrom", "3/1", "sign", "back"));
        typed.put("opinion", "请补充【补充内容】后重报。");
        assertThat(leader.send(page, typed).text()).contains("尚有未填写之处：【补充内容】");
        assertThat(recordedAfter(head)).isEmpty();
        assertThat(leader.send(page, Map.of("insert", "9/9")).status()).isEqualTo(422);

        typed.put("opinion", "请补充检验报告后重报。");
        assertThat(leader.send(page, typed).status()).isEqualTo(302);
        assertThat(recordedAfter(head)).containsOnly(new TextOrigin(List.of(new TextOrigin.Version(3, 1)), false));
    }
}
