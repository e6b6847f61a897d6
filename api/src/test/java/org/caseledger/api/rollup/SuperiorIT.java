package org.caseledger.api.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caseledger.api.rollup.DistrictReports.Districts;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Axe;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.api.testing.Widths;
import org.caseledger.events.reporting.Figure;
import org.caseledger.passing.KnownOffices;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The superior's page: offices by their own logs, side by side, next to what they reported. */
@DisplayName("P9.04 汇总上报: offices side by side")
@Tag("long")
@Tag("turn-1")
class SuperiorIT {
    private static final LocalDate FIRST = MirroredOffice.FIRST;
    private static final LocalDate LAST = MirroredOffice.TODAY.minusDays(1);
    private static final String REPORT = "/roll-up/report";
    private static final String TITLE = "郫都区市场监督管理局";

    @TempDir
    private static Path place;

    private static MirroredOffice office;
    private static TestLedger superior;

    @BeforeAll
    static void mirrorAnOffice() throws IOException {
        office = new MirroredOffice(place);
        superior = superior(office.mirror(), office.key().toString());
    }

    private static TestLedger superior(Path mirror, String key) {
        var ledger = TestLedger.onNewDatabase(
                "--caseledger.roll-up.mirror=" + mirror,
                "--caseledger.roll-up.offices[0].title=" + TITLE,
                "--caseledger.roll-up.offices[0].vkey=" + key,
                "--caseledger.roll-up.offices[1].title=金牛区市场监督管理局",
                "--caseledger.roll-up.offices[1].vkey=" + strange("jinniu.test/log"));
        ledger.bean(Districts.class).read();
        return ledger;
    }

    private static String strange(String name) {
        return SigningKey.generate(name, KeyType.ED25519).verifier().toString();
    }

    @AfterAll
    static void end() throws IOException {
        superior.close();
        office.close();
    }

    private static Answer page(TestLedger ledger, String person, String path) {
        return new WebForm(ledger, person).open(path);
    }

    private static JsonNode listed(TestLedger ledger, String more) {
        var answer = ledger.as("head").get("/api/roll-up?" + days(FIRST, LAST) + more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String days(LocalDate first, LocalDate last) {
        return "first=%s&last=%s".formatted(first, last);
    }

    private static long counted(JsonNode office, Figure figure) {
        return figure(office, figure).path("counted").asLong();
    }

    private static JsonNode figure(JsonNode office, Figure figure) {
        for (var line : office.path("figures")) {
            if (line.path("figure").asString().equals(figure.name())) {
                return line;
            }
        }
        throw new AssertionError(figure + " in " + office);
    }

    private static String body(String log, LocalDate last, String figures) {
        return """
        {"log":"%s","first":"%s","last":"%s","receivedOn":"%s","figures":%s}
        """.formatted(log, FIRST, last, MirroredOffice.TODAY, figures);
    }

    private static Answer record(String person, String body) {
        return superior.as(person).post("/api/district-reports", body);
    }

    @Test
    void itCountsWhatTheOfficeItselfCounts_andGoesOnWithItsLog() throws IOException {
        var until = MirroredOffice.TODAY;
        var own = JsonMapper.shared().readTree(Files.readAllBytes(office.reported()));
        var before =
                superior.as("auditor").get("/api/roll-up?" + days(FIRST, until)).json();
        for (Figure figure : Figure.values()) {
            assertThat(counted(before.at("/offices/0"), figure))
                    .as(figure.name())
                    .isEqualTo(own.at("/overall/counts").path(figure.name()).asLong());
        }
        assertThat(before.at("/total/RECEIVED").asLong()).isEqualTo(6);

        office.ledger().cases().received();
        office.awaitCopy();
        superior.bean(Districts.class).read();

        var after =
                superior.as("auditor").get("/api/roll-up?" + days(FIRST, until)).json();
        assertThat(counted(after.at("/offices/0"), Figure.RECEIVED)).isEqualTo(7);
        assertThat(after.at("/offices/0/read").asLong())
                .isEqualTo(office.ledger().head());
    }

    @Test
    void anOfficeWithoutACopyIsListed_andTheTotalSaysThatItIsMissing() {
        var missing = listed(superior, "").at("/offices/1");
        assertThat(missing.path("figures").size()).isZero();
        assertThat(missing.at("/fault/en").asString()).contains("no copy");
        assertThat(page(superior, "head", "/roll-up?" + days(FIRST, LAST)).text())
                .contains(TITLE, "镜像中没有该单位的日志", "合计（缺1个单位）");
    }

    @Test
    void eachFigureOpensToItsCases_andEachToAnEventThatProvesItself() {
        var cases = superior.as("auditor")
                .get("/api/roll-up/cases?log=%s&figure=REPLIED&%s"
                        .formatted(office.log(), days(FIRST, MirroredOffice.TODAY)))
                .json();
        assertThat(cases.path("total").asLong()).isEqualTo(2);
        assertThat(cases.path("cases").size()).isEqualTo(2);
        for (var one : cases.path("cases")) {
            var proof = superior.as("auditor")
                    .get("/api/roll-up/proof?log=%s&position=%s".formatted(office.log(), one.path("position")));
            var offices = new KnownOffices(List.of(new KnownOffices.Known(TITLE, office.key())), Set.of());
            var shown = offices.shown(proof.text()).orElseThrow();
            assertThat(shown.position()).isEqualTo(one.path("position").asLong());
            assertThat(shown.caseId().toString()).isEqualTo(one.path("caseId").asString());
            assertThat(shown.event().getClass().getSimpleName()).isEqualTo("ComplaintReplied");
        }
        assertThat(superior.as("auditor")
                        .get("/api/roll-up/proof?position=999999&log=" + office.log())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aFigureThatWasPrettiedIsMarked_andACorrectionSaysWhy() {
        var days = days(FIRST, LAST.minusDays(2));
        var real =
                counted(superior.as("head").get("/api/roll-up?" + days).json().at("/offices/0"), Figure.RECEIVED);
        var prettied = "{\"RECEIVED\":%d,\"LATE\":0}".formatted(real + 3);
        var recorded = record("head", body(office.log(), LAST.minusDays(2), prettied));
        assertThat(recorded.status()).as(recorded.text()).isEqualTo(201);

        var line = superior.as("head").get("/api/roll-up?" + days).json().at("/offices/0");
        assertThat(figure(line, Figure.RECEIVED).path("difference").asLong()).isEqualTo(3);
        assertThat(figure(line, Figure.LATE).path("difference").asLong()).isZero();
        assertThat(figure(line, Figure.ACCEPTED).has("reported")).isFalse();
        assertThat(page(superior, "head", "/roll-up?" + days).text()).contains("1项不符", "上报%d（+3）".formatted(real + 3));
        assertThat(superior.as("head").get("/api/roll-up?format=CSV&" + days).text())
                .contains("%d (+3)".formatted(real));

        assertThat(record("head", body(office.log(), LAST.minusDays(2), prettied))
                        .field("rule"))
                .isEqualTo("BEGUN_ONCE");
        var id = recorded.json().path("id").asString();
        var correct = "/api/district-reports/%s/correct".formatted(id);
        var right = "{\"figures\":{\"RECEIVED\":%d}".formatted(real);
        assertThat(superior.as("head").post(correct, right + "}").status()).isEqualTo(400);
        var corrected = superior.as("head").post(correct, right + ",\"reason\":\"该局更正\"}");
        assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
        assertThat(page(superior, "head", "/roll-up/office?log=%s&%s".formatted(office.log(), days))
                        .text())
                .contains("已更正1次", "该局更正", "首次上报数", ">%d<".formatted(real + 3))
                .doesNotContain("项不符");
    }

    @Test
    void aReportIsDueFiveWorkingDaysAfterItsPeriod() {
        var june = superior.as("head").get("/api/roll-up?first=2026-06-01&last=2026-06-30");
        assertThat(june.field("due")).isEqualTo("2026-07-07");
    }

    @Test
    void whoIsLateIsSeen_byWhatIsRecordedHere_orByItsOwnLog() throws IOException {
        var period = days(FIRST, LAST);
        assertThat(standing(period + "&due=" + MirroredOffice.TODAY)).isEqualTo("NOT_DUE");
        assertThat(standing(period + "&due=" + LAST)).isEqualTo("OVERDUE");

        office.report(FIRST, LAST.minusDays(1));
        superior.bean(Districts.class).read();
        assertThat(standing(period + "&due=" + LAST)).as("of other days").isEqualTo("OVERDUE");
        office.report(FIRST, LAST);
        superior.bean(Districts.class).read();
        assertThat(standing(period + "&due=" + MirroredOffice.TODAY)).isEqualTo("IN_TIME");
        assertThat(standing(period + "&due=" + LAST)).isEqualTo("LATE");
        assertThat(page(superior, "head", "/roll-up?" + period).text()).contains("本局未登记收到");

        assertThat(record("head", body(office.log(), LAST, "{\"RECEIVED\":0}")).status())
                .isEqualTo(201);
        assertThat(page(superior, "head", "/roll-up?" + period).text()).doesNotContain("本局未登记收到");
    }

    @Test
    void aDayOfReceiptThatIsDatedBackIsSeenToBeEnteredLater() {
        var last = MirroredOffice.TODAY.minusDays(6);
        var early = body(office.log(), last, "{\"RECEIVED\":0}")
                .replace("receivedOn\":\"" + MirroredOffice.TODAY, "receivedOn\":\"" + last.plusDays(1));
        assertThat(record("supervisor", early).status()).isEqualTo(201);
        assertThat(page(superior, "head", "/roll-up?" + days(FIRST, last)).text())
                .contains("按期上报", "补录");
    }

    private static String standing(String question) {
        return superior.as("head")
                .get("/api/roll-up?" + question)
                .json()
                .at("/offices/0/standing")
                .asString();
    }

    @Test
    void aFileOfItsFiguresFillsTheForm_andOnlyTheFormRecords() throws IOException {
        var last = LAST.minusDays(1);
        var form = new WebForm(superior, "head");
        var address = REPORT + "?log=%s&%s".formatted(office.log(), days(FIRST, last));
        assertThat(form.open(address).text()).contains("登记下级上报", TITLE);
        var fields = new HashMap<String, String>();
        fields.put("log", office.log());
        fields.put("first", FIRST.toString());
        fields.put("last", last.toString());
        fields.put("key", UUID.randomUUID().toString());

        var mistaken = form.upload(REPORT, fields, file("{}".getBytes(StandardCharsets.UTF_8)));
        assertThat(mistaken.status()).isEqualTo(422);
        assertThat(mistaken.text()).contains("不是统计数据");
        var filled = form.upload(REPORT, fields, file(Files.readAllBytes(office.reported())));
        assertThat(filled.status()).as(filled.text()).isEqualTo(200);
        assertThat(filled.text()).contains(office.digest(), "name=\"figures[RECEIVED]\"");
        assertThat(reported(last)).as("nothing is recorded").isFalse();

        fields.put("figures[RECEIVED]", "6");
        fields.put("document", office.digest());
        fields.put("receivedOn", MirroredOffice.TODAY.toString());
        assertThat(WebForm.done(form.post(REPORT, fields))).contains("/roll-up/office?");
        assertThat(reported(last)).isTrue();
        assertThat(form.open(address).text()).contains("更正下级上报");
    }

    private static Caller.Upload file(byte[] bytes) {
        return new Caller.Upload("file", "reported.json", bytes);
    }

    private static boolean reported(LocalDate last) {
        return superior.as("head")
                .get("/api/roll-up?" + days(FIRST, last))
                .json()
                .at("/offices/0")
                .has("report");
    }

    @Test
    void itsPagesFitOnEveryScreen_andNothingIsInAnybodysWay() {
        record("head", body(office.log(), LAST.minusDays(3), "{\"RECEIVED\":1234}"));
        var asked = "log=%s&%s".formatted(office.log(), days(FIRST, LAST.minusDays(3)));
        try (var browser = Browser.open()) {
            var page = browser.as(superior, "head");
            for (var path : List.of("/roll-up?" + asked, "/roll-up/office?" + asked, REPORT + "?" + asked)) {
                page.navigate(path);
                Axe.check(path, page);
                assertThat(Widths.tooWide(path, page)).isEmpty();
            }
            var today = days(FIRST, MirroredOffice.TODAY);
            page.navigate("/roll-up?" + today);
            page.locator("#offices tbody a").nth(1).click();
            assertThat(page.url()).contains("/roll-up/cases", "figure=RECEIVED");
            Axe.check("cases", page);
            assertThat(Widths.tooWide("cases", page)).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void whatTheKeyOfTheOfficeHasNotSignedIsNotCounted() {
        try (var misled = superior(office.mirror(), strange(office.log()))) {
            var line = listed(misled, "").at("/offices/0");
            assertThat(line.path("figures").size()).isZero();
            assertThat(line.at("/fault/en").asString()).contains("not signed");
        }
    }

    @Test
    void aCopyThatWasChangedIsNotCounted() throws IOException {
        var damaged = place.resolve("damaged");
        FileSystemUtils.copyRecursively(office.mirror(), damaged);
        var records = MirroredOffice.records(damaged, office.log());
        var text = Files.readString(records);
        Files.writeString(records, text.replaceFirst("\"actor\\\\\":\\\\\"intake", "\"actor\\\\\":\\\\\"nobody"));
        try (var misled = superior(damaged, office.key().toString())) {
            var line = listed(misled, "").at("/offices/0");
            assertThat(line.path("figures").size()).isZero();
            assertThat(line.at("/fault/en").asString()).contains("not what was signed");
            assertThat(page(misled, "head", "/roll-up/cases?log=" + office.log())
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void wrongQuestionsAndWrongPeopleAreRefused() {
        assertThat(record("handler", body(office.log(), LAST, "{\"LATE\":1}")).field("rule"))
                .isEqualTo("ROLE");
        assertThat(record("head", body("other.test/log", LAST, "{\"LATE\":1}")).status())
                .isEqualTo(404);
        assertThat(record("head", body(office.log(), LAST, "{\"NONE\":1}")).status())
                .isEqualTo(400);
        assertThat(page(superior, "handler", "/roll-up").status()).isEqualTo(403);
        assertThat(page(superior, "intake", "/roll-up/report?log=" + office.log())
                        .status())
                .isEqualTo(403);
        assertThat(superior.as("head").get("/api/roll-up?first=1999-01-01").status())
                .isEqualTo(400);
        assertThat(superior.as("head").get("/api/roll-up?" + days(LAST, FIRST)).status())
                .isEqualTo(400);
        assertThat(page(superior, "head", "/roll-up/office?log=other.test/log").status())
                .isEqualTo(404);
    }

    @Test
    void anOfficeWithoutOthersBelowHasNoSuchPage() {
        var alone = office.ledger();
        assertThat(page(alone, "head", "/roll-up").status()).isEqualTo(404);
        assertThat(page(alone, "head", "/statistics").text()).doesNotContain("/roll-up");
        assertThat(page(superior, "head", "/statistics").text()).contains("/roll-up");
    }
}
