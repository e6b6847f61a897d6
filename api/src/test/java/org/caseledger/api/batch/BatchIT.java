package org.caseledger.api.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.caseledger.api.papers.PdfObjects;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** One form for several cases: on each it is a command of its own, done or refused by itself. */
class BatchIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();

    private final WebForm dispatcher = new WebForm(LEDGER, "dispatcher");

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    private static String ids(String... cases) {
        LEDGER.awaitViews();
        return Arrays.stream(cases)
                .map(address -> address.substring(address.lastIndexOf('/') + 1))
                .collect(Collectors.joining(","));
    }

    private static Answer give(WebForm person, String command, String ids, String... more) {
        var fields = new HashMap<>(Map.of("case", ids, "key", UUID.randomUUID().toString()));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        var answer = person.post("/batch/" + command, fields);
        return answer.status() == 302 ? over(person, WebForm.done(answer)) : answer;
    }

    /** The page of what was sent, when every case has had its turn. */
    private static Answer over(WebForm person, String run) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> person.open(run),
                        page -> page.status() != 200 || page.header("Refresh").isEmpty());
    }

    private static List<String> recorded(long after, String... types) {
        return LEDGER.recordedAfter(after).stream()
                .map(event -> event.type())
                .filter(type -> List.of(types).contains(type))
                .toList();
    }

    private static String signed() {
        var id = LEDGER.cases().classified();
        LEDGER.cases().give("leader", id, "sign-off-routing", "{\"unit\":\"XIPU\"}");
        return id;
    }

    @Test
    void givenOneCanBeAssignedAndOneCannot_thenTheFirstIsAndTheOtherSaysWhyNot() {
        var signed = signed();
        var ids = ids(signed, LEDGER.cases().classified());
        long before = LEDGER.head();

        var form = dispatcher.open("/batch/assign-complaint?case=" + ids);
        assertThat(form.status()).as("%s", form).isEqualTo(200);
        assertThat(form.text()).contains("所选投诉件：2件", "签阅单位：犀浦");
        var result = give(dispatcher, "assign-complaint", ids, "unit", "XIPU");

        assertThat(result.status()).as("%s", result).isEqualTo(200);
        assertThat(result.text()).contains("已办理1件", "未办理1件", "签阅");
        assertThat(recorded(before, "ComplaintAssigned", "AttemptRefused"))
                .containsExactlyInAnyOrder("ComplaintAssigned", "AttemptRefused");
        assertThat(LEDGER.as("dispatcher").get(signed).field("state")).isEqualTo("ASSIGNED");
    }

    @Test
    void givenNoUnitIsChosen_thenEachGoesWhereItWasSignedFor() {
        var one = signed();
        var other = LEDGER.cases().classified();
        LEDGER.cases().give("leader", other, "sign-off-routing", "{\"unit\":\"HONGGUANG\"}");

        assertThat(give(dispatcher, "assign-complaint", ids(one, other)).text()).contains("已办理2件");
        assertThat(LEDGER.as("head").get(one).field("unit")).isEqualTo("XIPU");
        assertThat(LEDGER.as("head").get(other).field("unit")).isEqualTo("HONGGUANG");

        var unsigned = ids(LEDGER.cases().classified());
        long before = LEDGER.head();
        var mistake = give(dispatcher, "assign-complaint", unsigned);
        assertThat(mistake.status()).isEqualTo(422);
        assertThat(mistake.text()).contains("id=\"unit-wrong\"");
        assertThat(recorded(before, "ComplaintAssigned", "AttemptRefused")).isEmpty();
    }

    @Test
    void givenAFormIsSentTwice_thenNothingIsDoneTwice_andOtherContentUnderItsKeyIsNot() {
        var ids = ids(LEDGER.cases().late(), LEDGER.cases().late());
        long before = LEDGER.head();
        String[] typed = {"note", "已经超期，请说明原因", "step", "REMINDER", "key", "one"};

        for (int i = 0; i < 2; i++) {
            assertThat(give(new WebForm(LEDGER, "supervisor"), "urge-handling", ids, typed)
                            .text())
                    .contains("已办理2件");
        }
        typed[1] = "请尽快办理";
        assertThat(give(new WebForm(LEDGER, "supervisor"), "urge-handling", ids, typed)
                        .text())
                .contains("已办理0件", "此表已提交过其他内容");
        assertThat(recorded(before, "HandlingUrged")).hasSize(2);
    }

    @Test
    void givenWhatIsTypedIsWrong_thenNothingIsDone() {
        var ids = ids(LEDGER.cases().late());
        long before = LEDGER.head();
        var mistake = give(new WebForm(LEDGER, "supervisor"), "urge-handling", ids, "note", "");

        assertThat(mistake.status()).isEqualTo(422);
        assertThat(mistake.text()).contains("role=\"alert\"", "所选投诉件：1件");
        assertThat(recorded(before, "HandlingUrged", "AttemptRefused")).isEmpty();
    }

    @Test
    void severalAreClassifiedAlike_andOneIsJoinedToAnother() {
        var ids = ids(LEDGER.cases().received(), LEDGER.cases().received());
        assertThat(give(dispatcher, "classify-complaint", ids + "," + ids, "category", "食品", "severity", "GENERAL")
                        .text())
                .contains("已办理2件");

        var lead = LEDGER.as("head").get("/api/complaints/" + ids.split(",")[0]).field("number");
        assertThat(give(dispatcher, "join-complaint", ids, "lead", lead, "why", "同一事项，同一商家")
                        .text())
                .contains("已办理1件", "未办理1件");
    }

    @Test
    void nobodyGivesWhatTheRoleMayNot_orOnWhatIsNotSeen() {
        var ids = ids(LEDGER.cases().late());
        var handler2 = new WebForm(LEDGER, "handler2");

        assertThat(handler2.open("/batch/assign-complaint?case=" + ids).status())
                .isEqualTo(403);
        assertThat(give(handler2, "assign-complaint", ids, "unit", "XIPU").status())
                .isEqualTo(403);
        assertThat(handler2.open("/batch/classify-complaint?case=" + ids).status())
                .isEqualTo(404);
        assertThat(give(handler2, "classify-complaint", ids, "severity", "GENERAL")
                        .status())
                .isEqualTo(404);
        assertThat(handler2.open("/batch/list.csv?case=" + ids).status()).isEqualTo(404);
        assertThat(dispatcher.open("/batch/archive-complaint?case=" + ids).status())
                .isEqualTo(404);
        assertThat(dispatcher.open("/batch/nothing?case=" + ids).status()).isEqualTo(404);
        assertThat(dispatcher
                        .open("/batch/assign-complaint?case=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void betweenOneAndAHundredCasesAreChosen() {
        var none = dispatcher.open("/batch/assign-complaint");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.text()).contains("请先勾选投诉件");
        var many =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(101).collect(Collectors.joining(","));
        var tooMany = dispatcher.open("/batch/assign-complaint?case=" + many);
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.text()).contains("一次最多选择100件");
        assertThat(dispatcher.open("/batch/assign-complaint?case=x").status()).isEqualTo(400);
    }

    @Test
    void givenASecretCase_thenItsFormAndResultNameNobody() {
        var id = LEDGER.cases().classified(LEDGER.cases().received(Cases.RECEIPT.replace("郫都区某餐馆", "望丛涉密商行")));
        LEDGER.cases().secret(id);
        var ids = ids(id);

        assertThat(dispatcher.open("/batch/assign-complaint?case=" + ids).text())
                .contains("商业秘密")
                .doesNotContain("望丛涉密商行");
        assertThat(give(dispatcher, "assign-complaint", ids, "unit", "XIPU").text())
                .contains("未办理1件")
                .doesNotContain("望丛涉密商行");
    }

    @Test
    void whatIsChosenIsExportedInTheOrderInWhichItWasChosen() {
        var first = LEDGER.cases().received();
        var second = LEDGER.cases().received();
        var file = new WebForm(LEDGER, "head").open("/batch/list.csv?columns=ROUND&case=" + ids(second, first));

        var numbers = Stream.of(second, first)
                .map(id -> LEDGER.as("head").get(id).field("number") + ",1")
                .toList();
        assertThat(file.text().substring(1).lines().skip(1).toList()).isEqualTo(numbers);
    }

    @Test
    void givenABatch_whenItsPageIsClosed_thenItIsFoundAgainByItsSenderAlone_andExported() {
        var one = signed();
        var two = LEDGER.cases().received();
        var fields = Map.of("case", ids(one, two), "unit", "XIPU", "key", "closed-page");
        var sent = dispatcher.post("/batch/assign-complaint", fields);
        var run = WebForm.done(sent);
        assertThat(run).startsWith("/batch/runs/");
        assertThat(WebForm.done(dispatcher.post("/batch/assign-complaint", fields)))
                .as("sent twice")
                .isEqualTo(run);

        var page = over(dispatcher, run).text();

        assertThat(page).contains("已处理2件，共2件", "已办理1件", "未办理1件");
        assertThat(dispatcher.open("/batch/runs").text()).contains(run, "已处理2件，共2件");
        var csv = dispatcher.open(run + "/list.csv");
        assertThat(csv.text().lines().toList()).hasSize(3);
        assertThat(csv.text()).contains("已办理", "未办理", "P9.");
        var other = new WebForm(LEDGER, "supervisor");
        assertThat(other.open(run).status()).isEqualTo(404);
        assertThat(other.open(run + "/list.csv").status()).isEqualTo(404);
        assertThat(other.open("/batch/runs").text()).doesNotContain(run);
        assertThat(new WebForm(LEDGER, "admin").open("/batch/runs").status()).isEqualTo(403);
        assertThat(dispatcher.open("/batch/runs/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void givenSeveralCases_whenPrinted_thenOnePdfHasThemAndEachPrintIsLogged() throws Exception {
        var one = LEDGER.cases().accepted();
        var two = LEDGER.cases().received();
        var unknown = "/api/complaints/" + UUID.randomUUID();
        var ids = ids(one, two, unknown);
        long before = LEDGER.head();
        var intake = new WebForm(LEDGER, "intake");

        var file = intake.open("/batch/print/registration?case=" + ids);

        assertThat(file.status()).as("%s", file).isEqualTo(200);
        PdfObjects.areCounted(file.response().body());
        try (var pdf = Loader.loadPDF(file.response().body())) {
            var text = new PDFTextStripper().getText(pdf);
            for (var id : List.of(one, two)) {
                assertThat(text).contains(LEDGER.as("head").get(id).field("number"));
            }
            assertThat(text).contains("餐馆里的菜有异味", "未打印的投诉件", "已不在您可查看的范围内");
        }
        assertThat(recorded(before, "DataRead", "SealedDataOpened")).isNotEmpty();
        var printed = LEDGER.allRecordedAfter(before).stream()
                .filter(event -> event.payload().contains("REGISTRATION_FORM"))
                .toList();
        assertThat(printed).hasSize(2);
        assertThat(intake.open("/batch/print/dossier?case=" + ids).status()).isEqualTo(404);
        assertThat(intake.open("/batch/print/approval?case=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(intake.open("/batch/print/approval").status()).isEqualTo(400);
        assertThat(new WebForm(LEDGER, "admin")
                        .open("/batch/print/approval?case=" + ids)
                        .status())
                .isEqualTo(403);
    }
}
