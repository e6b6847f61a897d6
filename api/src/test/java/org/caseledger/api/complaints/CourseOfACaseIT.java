package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;

/** 办理经过 on the page of a case: acts first, deadlines under what set them. */
class CourseOfACaseIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final LoginForm FORM = new LoginForm(LEDGER);

    private static String page(String person, String address, String asked) {
        var id = address.substring(address.lastIndexOf('/') + 1);
        var answer = FORM.session(person).get("/cases/" + id + asked);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.text();
    }

    /** The words of each step, as they stand on the page. */
    private static List<String> steps(String page) {
        var course = page.substring(page.indexOf("class=\"timeline\""));
        return Pattern.compile("<span class=\"words\">([^<]*)<")
                .matcher(course.substring(0, course.indexOf("</ol>")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void givenAReceivedCase_thenItsDeadlinesAreFoldedUnderTheReceipt() {
        var page = page("dispatcher", LEDGER.cases().received(), "");

        assertThat(steps(page)).hasSize(1).first().asString().contains("收件登记");
        assertThat(page).contains(">时限3项</summary>", "签阅时限至");
    }

    @Test
    void givenALateCase_thenWhatTimeRecordedAloneIsAStepOfItsOwn() {
        var id = LEDGER.cases().late();
        LEDGER.awaitViews();

        var steps = steps(page("supervisor", id, ""));

        assertThat(steps.get(0)).contains("收件登记");
        assertThat(steps).anyMatch(step -> step.contains("届满")).noneMatch(s -> s.contains("时限至"));
    }

    @Test
    void givenDeadlinesAreAskedFor_thenNothingElseIsListed() {
        var steps = steps(page("handler", LEDGER.cases().accepted(), "?course=DEADLINES"));

        assertThat(steps).isNotEmpty().allMatch(step -> step.contains("时限"));
    }

    @Test
    void givenTheNewestFirst_thenTheOrderOfTheStepsIsTurnedRound() {
        var id = LEDGER.cases().accepted();

        var newest = steps(page("handler", id, "?newest=true"));

        assertThat(newest.get(0)).contains("受理");
        assertThat(newest.get(newest.size() - 1)).contains("收件登记");
        assertThat(newest).hasSameSizeAs(steps(page("handler", id, "")));
    }

    @Test
    void givenTheHandler_whenTheCaseIsRead_thenTheComplaintIsOpen_andOneOpeningIsRecorded() {
        var id = LEDGER.cases().accepted();

        assertThat(page("handler", id, "")).contains("餐馆里的菜有异味。", "13800000000");
        page("handler", id, "?newest=true");

        var openings = LEDGER.as("auditor").get(id + "/openings").json();
        assertThat(openings.findValuesAsString("person")).containsOnlyOnce("handler");
        assertThat(page("dispatcher", id, "")).doesNotContain("class=\"opened\"");
    }
}
