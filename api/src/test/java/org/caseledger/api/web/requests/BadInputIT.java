package org.caseledger.api.web.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever is sent, the answer says what is wrong in the caller's language, and nothing is done. */
class BadInputIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String RECEIVE = "/api/complaints";

    /** A body, the field that has to be named, and what is said of it. */
    private record Bad(String what, String body, String field, String says) {}

    @TestFactory
    Stream<DynamicTest> aBodyThatCannotBeRead() {
        return Stream.of(
                        new Bad("unknown field", with("\"colour\":\"red\""), "colour", "respondent"),
                        new Bad(
                                "unknown field inside",
                                narrative("{\"text\":\"a\",\"colour\":1}"),
                                "narrative.colour",
                                "subject"),
                        new Bad("identity of the case", with("\"caseId\":\"" + UUID.randomUUID() + "\""), "caseId", ""),
                        new Bad("somebody else's name", with("\"actor\":\"leader\""), "actor", ""),
                        new Bad("empty", "", "kind", ""),
                        new Bad("empty object", "{}", "channel", ""),
                        new Bad("missing field", "{\"kind\":\"REPORT\"}", "narrative", ""),
                        new Bad("missing inside", narrative("{\"subject\":\"a\"}"), "narrative.text", ""),
                        new Bad("null", narrative("null"), "narrative", ""),
                        new Bad("wrong enum", Cases.RECEIPT.replace("WECHAT", "PIGEON"), "channel", "HOTLINE_12315"),
                        new Bad("wrong case of enum", Cases.RECEIPT.replace("WECHAT", "wechat"), "channel", "WECHAT"),
                        new Bad("number for enum", Cases.RECEIPT.replace("\"WECHAT\"", "3"), "channel", ""),
                        new Bad("wrong shape", narrative("\"text\""), "narrative", ""),
                        new Bad("list for text", narrative("{\"text\":[\"a\"]}"), "narrative.text", ""),
                        new Bad("blank", narrative("{\"text\":\" \\n\"}"), "narrative.text", ""),
                        new Bad(
                                "too long a field",
                                narrative("{\"text\":\"" + "长".repeat(20_001) + "\"}"),
                                "narrative.text",
                                "20000"),
                        new Bad("NUL", narrative("{\"text\":\"a\\u0000b\"}"), "narrative.text", "NUL"),
                        new Bad(
                                "NUL in the business's name",
                                Cases.RECEIPT.replace("某餐馆", "\\u0000"),
                                "respondent",
                                "NUL"),
                        new Bad("half a character", narrative("{\"text\":\"a\\ud83d\"}"), "narrative.text", ""),
                        new Bad("no time", with("\"occurredAt\":\"yesterday\""), "occurredAt", "2026-"),
                        new Bad(
                                "time without offset",
                                with("\"occurredAt\":\"2026-03-02T09:30:00\""),
                                "occurredAt",
                                "2026-"),
                        new Bad("malformed", "{\"kind\":", "", "1"),
                        new Bad("raw control character", narrative("{\"text\":\"a\u0000b\"}"), "", "1"),
                        new Bad("twice the same", with("\"channel\":\"PHONE\""), "", ""),
                        new Bad("trailing garbage", Cases.RECEIPT + "x", "", ""),
                        new Bad("two objects", Cases.RECEIPT + Cases.RECEIPT, "", ""),
                        new Bad("an array", "[" + Cases.RECEIPT + "]", "", "JSON"),
                        new Bad("a text", "\"COMPLAINT\"", "", "JSON"),
                        new Bad("null for all", "null", "", "JSON"))
                .map(bad -> dynamicTest(bad.what(), () -> {
                    var said = inBothLanguages(c -> c.post(RECEIVE, bad.body()), "intake", 400, "input");
                    for (var one : said) {
                        var fields = one.json().path("fields");
                        assertThat(fields.has(bad.field())).as("%s", one).isTrue();
                        assertThat(fields.path(bad.field()).asString()).contains(bad.says());
                    }
                }));
    }

    @Test
    void everyMistakeOfABodyIsToldAtOnce() {
        var fields = LEDGER.as("intake").post(RECEIVE, "{}").json().path("fields");

        assertThat(fields.propertyNames()).containsExactlyInAnyOrder("kind", "channel", "narrative");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        var body = narrative("{\"text\":\"?\"}").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == '?' ? (byte) 0xFE : body[i];
        }

        inBothLanguages(c -> c.post(RECEIVE, body), "intake", 400, "input");
    }

    @Test
    void aMegabyteOfTextIsTooLarge() {
        var body = narrative("{\"text\":\"" + "x".repeat(1 << 20) + "\"}");

        inBothLanguages(c -> c.post(RECEIVE, body), "intake", 413, "too-large");
        inBothLanguages(c -> c.postChunked(RECEIVE, body), "intake", 413, "too-large");
    }

    @Test
    void aFormIsNoJson() {
        inBothLanguages(
                c -> c.with("Content-Type", "application/x-www-form-urlencoded")
                        .post(RECEIVE, "kind=COMPLAINT&channel=WECHAT"),
                "intake",
                400,
                "input");
    }

    @TestFactory
    Stream<DynamicTest> anAddressThatIsNotThere() {
        var id = LEDGER.cases().received();
        return Stream.of(
                        id + "/paint-complaint",
                        id + "/receive-complaint",
                        id + "/adopt-history",
                        id + "/record-missed-deadline",
                        "/api/complaints/" + UUID.randomUUID() + "/classify-complaint",
                        "/api/complaints/17/classify-complaint",
                        "/api/complaints/%20/classify-complaint",
                        "/api/nothing")
                .map(path -> dynamicTest(
                        path,
                        () -> inBothLanguages(
                                c -> c.post(path, "{\"category\":[\"a\"],\"severity\":\"GENERAL\"}"),
                                "dispatcher",
                                404,
                                "not-found")));
    }

    @TestFactory
    Stream<DynamicTest> aCaseThatIsNotThere() {
        return Stream.of("", "/history", "/sealed", "?at=1", "?at=2026-01-01T00:00:00Z")
                .flatMap(rest -> Stream.of(UUID.randomUUID().toString(), "17", "a".repeat(5000))
                        .map(id -> "/api/complaints/" + id + rest))
                .map(path -> dynamicTest(
                        path.substring(0, Math.min(60, path.length())),
                        () -> inBothLanguages(c -> c.get(path), "dispatcher", 404, "not-found")));
    }

    @TestFactory
    Stream<DynamicTest> aMethodThatIsNotThere() {
        return Stream.of("GET /api/complaints", "DELETE /api/complaints/x", "POST /api/board")
                .map(line -> dynamicTest(line, () -> {
                    var said = line.split(" ");
                    inBothLanguages(c -> c.call(said[0], said[1], BodyPublishers.noBody()), "intake", 405, "request");
                }));
    }

    /** A question, the parameter that has to be named, and what is said of it. */
    private record Asked(String path, String field, String says) {}

    @TestFactory
    Stream<DynamicTest> aQuestionThatCannotBeRead() {
        var id = LEDGER.cases().received();
        return Stream.of(
                        new Asked("/api/board?state=LOST", "state", "ARCHIVED"),
                        new Asked("/api/board?kind=LOST", "kind", "OPINION"),
                        new Asked("/api/board?channel=PIGEON", "channel", "WECHAT"),
                        new Asked("/api/board?light=BLUE", "light", "AMBER"),
                        new Asked("/api/board?sort=LOST", "sort", "DUE"),
                        new Asked("/api/board?openOnly=perhaps", "openOnly", ""),
                        new Asked("/api/board?page=-1", "page", "0"),
                        new Asked("/api/board?page=x", "page", ""),
                        new Asked("/api/board?page=99999999999", "page", ""),
                        new Asked("/api/board?size=0", "size", "200"),
                        new Asked("/api/board?size=201", "size", "200"),
                        new Asked("/api/board?after=x", "after", ""),
                        new Asked("/api/deadlines?list=LOST", "list", "OVERDUE"),
                        new Asked("/api/deadlines?clock=LOST", "clock", "REPLY"),
                        new Asked("/api/deadlines?size=1000", "size", "200"),
                        new Asked("/api/deadlines/compliance?by=LOST", "by", "UNIT"),
                        new Asked("/api/deadlines/compliance?from=yesterday", "from", "2026-"),
                        new Asked("/api/deadlines/compliance?to=2026-13-01T00:00:00Z", "to", "2026-"),
                        new Asked("/api/approvals?from=yesterday", "from", "2026-"),
                        new Asked("/api/approvals?until=yesterday", "until", "2026-"),
                        new Asked("/api/approvals?level=LOST", "level", "LEADER"),
                        new Asked("/api/approvals?caseId=17", "caseId", ""),
                        new Asked("/api/activity?from=yesterday", "from", "2026-"),
                        new Asked("/api/statistics?from=2026-03-03&until=2026-03-01", "from", ""),
                        new Asked("/api/statistics/cases?from=2026-03-03&until=2026-03-01", "from", ""),
                        new Asked("/api/statistics/report?from=2026-03-03&until=2026-03-01", "from", ""),
                        new Asked("/api/deadlines/compliance?from=2026-03-03&to=2026-03-01", "from", ""),
                        new Asked("/api/deadlines/compliance/cases?from=2026-03-03&to=2026-03-01", "from", ""),
                        new Asked("/api/responsibility/units?from=2026-03-03&until=2026-03-01", "from", ""),
                        new Asked("/api/responsibility/holdings?from=2026-03-03&until=2026-03-01", "from", ""),
                        new Asked("/api/responsibility/returns?from=2026-03-03&until=2026-03-01", "from", ""),
                        new Asked("/api/findings?from=2026-03-03&until=2026-03-01", "from", ""),
                        new Asked("/api/approvals?from=2026-03-03&until=2026-03-01", "from", ""),
                        new Asked("/api/approvals/checkup?from=2026-03-03&until=2026-03-01", "from", ""),
                        new Asked("/api/activity?from=2026-03-03&until=2026-03-01", "from", ""),
                        new Asked("/api/urging?from=2026-03-03&until=2026-03-01", "from", ""),
                        new Asked("/api/accountability?from=2026-03-03&until=2026-03-01", "from", ""),
                        new Asked("/api/rectifications?from=2026-03-03&until=2026-03-01", "from", ""),
                        new Asked("/api/search?q=x&from=2026-03-03&until=2026-03-01", "from", ""),
                        new Asked("/api/process?from=2026-03&until=2026-01", "from", ""),
                        new Asked("/api/process/csv?from=2026-03&until=2026-01", "from", ""),
                        new Asked(id + "?at=yesterday", "at", "2026-"),
                        new Asked(id + "?at=-1", "at", ""))
                .map(asked -> dynamicTest(
                        asked.path(),
                        () -> inBothLanguages(c -> c.get(asked.path()), "head", 400, "input")
                                .forEach(one -> assertThat(one.json()
                                                .path("fields")
                                                .path(asked.field())
                                                .asString("not named"))
                                        .as("%s", one)
                                        .contains(asked.says())
                                        .isNotEqualTo("not named"))));
    }

    @TestFactory
    Stream<DynamicTest> aHeaderThatCannotBeRead() {
        var id = LEDGER.cases().received();
        return Stream.of(
                        List.of("If-Match", "abc"),
                        List.of("If-Match", "3"),
                        List.of("If-Match", "\"1\" \"2\""),
                        List.of("If-Match", "\"1\", *"),
                        List.of("If-Match", "\"1"),
                        List.of("If-Match", ","),
                        List.of("If-Match", ""),
                        List.of("Idempotency-Key", " "),
                        List.of("Idempotency-Key", ""),
                        List.of("Idempotency-Key", "\"\""),
                        List.of("Idempotency-Key", "\"open"),
                        List.of("Idempotency-Key", "a\"b"),
                        List.of("Idempotency-Key", "\"a\\b\""),
                        List.of("Idempotency-Key", "\"a\", \"b\""),
                        List.of("Idempotency-Key", "k".repeat(201)))
                .map(header -> dynamicTest(
                        header.toString(),
                        () -> inBothLanguages(
                                        c -> c.with(header.get(0), header.get(1))
                                                .post(
                                                        id + "/classify-complaint",
                                                        "{\"category\":[\"a\"],\"severity\":\"GENERAL\"}"),
                                        "dispatcher",
                                        400,
                                        "input")
                                .forEach(one -> assertThat(
                                                one.json().path("fields").has(header.get(0)))
                                        .as("%s", one)
                                        .isTrue())));
    }

    @Test
    void listsOfTextsAreReadToTheLast() {
        var id = LEDGER.cases().received();
        var body = "{\"category\":[\"食品\",\"\\u0000\",null],\"severity\":\"GENERAL\"}";

        for (var said : inBothLanguages(c -> c.post(id + "/classify-complaint", body), "dispatcher", 400, "input")) {
            assertThat(said.json().path("fields").propertyNames())
                    .containsExactlyInAnyOrder("category[1]", "category[2]");
        }
    }

    /** Asks in Chinese and in English; nothing may be recorded, and no trace of the inside shown. */
    private static List<Answer> inBothLanguages(
            java.util.function.Function<Caller, Answer> ask, String person, int status, String problem) {
        var head = LEDGER.head();
        var answers = new ArrayList<Answer>();
        answers.add(ask.apply(LEDGER.as(person)));
        answers.add(ask.apply(LEDGER.as(person).inEnglish()));
        for (var answer : answers) {
            assertThat(answer.status()).as("%s", answer).isEqualTo(status);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.problem()).isEqualTo(problem);
            assertThat(answer.field("detail")).isNotBlank();
            assertThat(answer.text()).doesNotContain("Exception", "org.", "java.", "tools.jackson", "\tat ");
        }
        assertThat(answers.get(0).field("title")).matches(".*\\p{IsHan}.*");
        assertThat(answers.get(1).field("title")).matches("\\P{IsHan}+");
        assertThat(answers.get(0).text()).isNotEqualTo(answers.get(1).text());
        assertThat(LEDGER.head()).as("nothing recorded").isEqualTo(head);
        return answers;
    }

    private static String with(String field) {
        return Cases.RECEIPT.replaceFirst("\\{", "{" + java.util.regex.Matcher.quoteReplacement(field) + ",");
    }

    private static String narrative(String narrative) {
        return "{\"kind\":\"COMPLAINT\",\"channel\":\"WECHAT\",\"narrative\":" + narrative + "}";
    }
}
