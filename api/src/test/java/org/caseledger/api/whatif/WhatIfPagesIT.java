package org.caseledger.api.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.whatif.WhatIfs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A leader asks what other rules would have made of a year's cases, without JavaScript. */
class WhatIfPagesIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Upload NONE = new Upload("lawFile", "", new byte[0]);
    private static final String CALENDAR = "date,type,name\n2026-03-05,holiday,停电\n";

    @BeforeAll
    static void someCases() {
        LEDGER.cases().replied();
        LEDGER.cases().accepted();
    }

    @AfterEach
    void forget() {
        var whatIfs = LEDGER.bean(WhatIfs.class);
        whatIfs.all().forEach(run -> whatIfs.remove(run.id()));
    }

    @Test
    void anotherProcedureIsAskedForAndEachNumberOpensToItsCases() {
        var leader = new WebForm(LEDGER, "leader");
        assertThat(leader.open("/board").text()).contains("href=\"/what-if\"");
        var run = WebForm.done(leader.upload("/what-if", Map.of("procedure", "P2"), NONE));
        assertThat(run).startsWith("/what-if/");

        var result = ended(leader, run);
        assertThat(result.text()).contains("犀浦市场监督管理所", "推演按时率", "届满变动");
        var moved = link(result, run + "/cases\\?[^\"]*unit=XIPU[^\"]*which=MOVED");
        var cases = leader.open(moved);
        assertThat(cases.text()).contains("P9.08", "P2.", "回复时限").containsPattern("早\\d|\\+\\d");
        var id = link(cases, "/cases/[0-9a-f-]{36}");
        assertThat(leader.open(id).status()).isEqualTo(200);
        var csv = LEDGER.as("leader").get(link(cases, "/api" + run + "/csv[^\"]*"));
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text()).contains("推演结果", "回复时限");
        assertThat(leader.open(run + "?by=CLOCK").text()).contains("受理时限");
        assertThat(leader.open("/what-if").text()).contains(run, "已完成");

        assertThat(WebForm.done(leader.post(run + "/forget", Map.of()))).isEqualTo("/what-if");
        assertThat(leader.open(run).status()).isEqualTo(404);
    }

    @Test
    void whatIsWrongWithAFileStandsBesideItAndTheRestIsKept() {
        var leader = new WebForm(LEDGER, "leader");
        var broken = p9().replace("limit: { amount: 7,", "limit: { amount: -7,");
        var typed = new LinkedHashMap<String, String>();
        typed.put("from", "2026-03-01");
        typed.put("until", "2026-12-31");
        typed.put("law", "ON");
        typed.put("calendarFile.name", "cn.csv");
        typed.put("calendarFile.text", CALENDAR);

        var again = leader.upload("/what-if", typed, file("procedureFile", broken));
        assertThat(again.status()).as("%s", again).isEqualTo(422);
        assertThat(again.text())
                .containsPattern("id=\"procedureFile-wrong\">procedure.yaml 第[^<]*期限为 -7")
                .contains("value=\"2026-03-01\"", "value=\"ON\" selected", "已收到 cn.csv", CALENDAR)
                .doesNotContain("amount: -7");
        assertThat(LEDGER.bean(WhatIfs.class).all()).isEmpty();

        // The mended file alone is chosen again.
        var shorter = p9().replaceAll("(id: reply-mayor[^#]*?amount: )5", "$13");
        var run = WebForm.done(leader.upload("/what-if", typed, file("procedureFile", shorter)));
        assertThat(ended(leader, run).text()).contains("P9+law", "+calendar.csv:");
    }

    @Test
    void everyMistakeIsToldBesideItsField() {
        var leader = new WebForm(LEDGER, "leader");
        wrong(leader, Map.of("from", "soon"), NONE, "from");
        wrong(leader, Map.of("from", "2026-03-02", "until", "2026-02-01"), NONE, "from");
        wrong(leader, Map.of("procedure", "P77"), NONE, "procedure");
        wrong(leader, Map.of("procedure", "P2"), file("procedureFile", p9()), "procedure");
        wrong(leader, Map.of(), file("lawFile", "id: law\n"), "lawFile");
        wrong(leader, Map.of(), file("calendarFile", "x"), "calendarFile");
        wrong(leader, Map.of(), file("lawFile", "x".repeat(300_000)), "lawFile");
        var latin = new Upload("lawFile", "law.yaml", "é".getBytes(StandardCharsets.ISO_8859_1));
        wrong(leader, Map.of(), latin, "lawFile");
        assertThat(LEDGER.bean(WhatIfs.class).all()).isEmpty();
    }

    @Test
    void othersDoNotAsk() {
        for (var person : List.of("intake", "handler", "admin")) {
            var other = new WebForm(LEDGER, person);
            assertThat(other.open("/account").text()).doesNotContain("/what-if");
            assertThat(other.open("/what-if").status()).as(person).isEqualTo(403);
            assertThat(other.upload("/what-if", Map.of(), NONE).status()).isEqualTo(403);
        }
    }

    private static void wrong(WebForm leader, Map<String, String> typed, Upload file, String field) {
        var again = leader.upload("/what-if", typed, file);
        assertThat(again.status()).as("%s", again).isEqualTo(422);
        assertThat(again.text()).contains("id=\"" + field + "-wrong\"");
    }

    private static Upload file(String field, String text) {
        return new Upload(field, field + ".txt", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer ended(WebForm reader, String run) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !reader.open(run).text().contains("<progress"));
        return reader.open(run);
    }

    private static String link(Answer page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page.text().replace("&amp;", "&"));
        assertThat(found.find()).as("%s in %s", pattern, page).isTrue();
        return found.group();
    }

    private static String p9() {
        try (var stream = Procedures.class.getResourceAsStream("/procedures/P9.yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
