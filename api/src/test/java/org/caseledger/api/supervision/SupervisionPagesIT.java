package org.caseledger.api.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.procedure.WorkCalendar;
import org.junit.jupiter.api.Test;

/** Who is to be pressed is proposed; people press, and who is pressed answers. */
class SupervisionPagesIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final int ROWS_OF_A_PAGE = 200;
    private static final Pattern ROW = Pattern.compile("<td class=\"first\"><a href=\"/cases/");

    private static WebForm as(String person) {
        return new WebForm(LEDGER, person);
    }

    private static String caseId(String api) {
        return api.substring(api.lastIndexOf('/') + 1);
    }

    private static String after() {
        return "after=" + LEDGER.head();
    }

    @Test
    void givenALateCase_whenAStepIsSentFromItsProposal_thenItIsListedAndAnswered() {
        var id = caseId(LEDGER.cases().late());
        var supervisor = as("supervisor");
        var form = "/cases/%s/do/urge-handling?step=URGE&clock=REPLY".formatted(id);
        var proposed = "/supervision?clock=REPLY&step=URGE&caseId=%s&%s".formatted(id, after());
        assertThat(supervisor.open(proposed).text()).contains(form.replace("&", "&amp;"));
        assertThat(as("handler").open(proposed).text()).contains(id).doesNotContain("urge-handling");

        assertThat(supervisor.open(form).text())
                .containsPattern("value=\"URGE\"[^>]*selected")
                .containsPattern("value=\"REPLY\"[^>]*selected");
        var sent = supervisor.send(
                form.replaceFirst("\\?.*", ""), Map.of("step", "URGE", "clock", "REPLY", "note", "请三日内办结并说明"));
        assertThat(WebForm.done(sent)).startsWith("/cases/" + id);

        var list = "/supervision/sent?caseId=%s&%s".formatted(id, after());
        assertThat(supervisor.open(list).text()).contains("请三日内办结并说明", "不要求答复");
        assertThat(as("handler").open(list).text()).contains("answer-urging?urging=1");
        WebForm.done(as("handler").send("/cases/" + id + "/do/answer-urging", Map.of("done", "已约调解")));
        var answered = "/supervision/sent?caseId=%s&%s".formatted(id, after());
        assertThat(supervisor.open(answered).text()).contains("已约调解", "已答复");
        assertThat(as("handler2").open(answered).text()).doesNotContain("请三日内办结并说明");
    }

    @Test
    void givenNobodyWasUrged_whenCriticised_thenTheRuleIsToldAndTheTextKept() {
        var id = caseId(LEDGER.cases().late());
        var refused = as("leader")
                .send(
                        "/cases/" + id + "/do/urge-handling",
                        Map.of(
                                "step", "CRITICISM",
                                "clock", "REPLY",
                                "note", "逾期不办，予以通报"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("台账规则", "“通报”前须先“督办”", "逾期不办，予以通报");
    }

    @Test
    void whatIsNotOfTheForm_orNotToBeChanged_isNotFilledInByAnAddress() {
        var id = caseId(LEDGER.cases().drafted());
        var form = as("leader").open("/cases/%s/do/approve-reply?digest=abc&draft=7&opinion=yes&x=y".formatted(id));

        assertThat(form.status()).as("%s", form).isEqualTo(200);
        assertThat(form.text())
                .contains(">yes</textarea>")
                .doesNotContain("value=\"abc\"", "value=\"7\"", "value=\"y\"");
    }

    @Test
    void everyCountOfTimeHeldOpensToItsTimes() {
        LEDGER.cases().accepted();
        opens("/supervision/held?by=PERSON&size=200&" + after(), "held/holdings");
        assertThat(as("handler").open("/supervision/held?by=PERSON").status()).isEqualTo(403);
        assertThat(as("handler").open("/supervision/held").text()).doesNotContain("name=\"by\"");
    }

    @Test
    void everyCountOfReturnsOpensToTheReturns() {
        var api = LEDGER.cases().accepted();
        LEDGER.cases().give("handler", api, "return-for-reassignment", "{\"reason\":\"不属本辖区\"}");
        var today = LocalDate.now(WorkCalendar.ZONE);
        opens("/supervision/returns?from=%s&until=%s&%s".formatted(today, today, after()), "returns/cases");
        var each = as("auditor").open("/supervision/returns/cases?" + after()).text();
        assertThat(each).contains("不属本辖区", "尚未重新分派");
    }

    @Test
    void silentCasesAreListed() {
        LEDGER.cases().late();
        var page = as("head").open("/supervision/silent?days=1&" + after());
        assertThat(page.status()).isEqualTo(200);
        assertThat(as("head").open("/supervision/silent?days=0").status()).isEqualTo(400);
    }

    /** Each number that links to rows has as many of them. */
    private static void opens(String path, String rows) {
        var page = as("auditor").open(path).text();
        var numbers = Pattern.compile("href=\"([^\"]*" + rows + "[^\"]*)\">(\\d+)</a>")
                .matcher(page);
        int opened = 0;
        while (numbers.find()) {
            assertThat(rowsOn(numbers.group(1).replace("&amp;", "&")))
                    .as(numbers.group(1))
                    .isEqualTo(Long.parseLong(numbers.group(2)));
            opened++;
        }
        assertThat(opened).as(page).isPositive();
    }

    /** How many rows a list has, on all of its pages. */
    private static long rowsOn(String list) {
        long rows = 0;
        long onPage = ROWS_OF_A_PAGE;
        for (int page = 0; onPage == ROWS_OF_A_PAGE; page++) {
            var shown = as("auditor").open("%s&page=%d&size=%d&%s".formatted(list, page, ROWS_OF_A_PAGE, after()));
            assertThat(shown.status()).as("%s", shown).isEqualTo(200);
            onPage = ROW.matcher(shown.text()).results().count();
            rows += onPage;
        }
        return rows;
    }
}
