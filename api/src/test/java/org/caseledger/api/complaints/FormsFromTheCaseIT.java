package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.caseledger.api.testing.AtACase;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.Test;

/** No form asks for what its case tells, and each leads to the form of the next step. */
class FormsFromTheCaseIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    private static String page(String id) {
        return id.replace("/api/complaints/", "/cases/");
    }

    private static String form(String person, String id, String command) {
        var answer = new WebForm(LEDGER, person).open(page(id) + "/do/" + command);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.text();
    }

    /** Where a person goes on with a case. */
    private static String next(String person, String id) {
        return WebForm.done(new WebForm(LEDGER, person).open(page(id) + "/next"));
    }

    private static String chosen(String value) {
        return "value=\"%s\"[^>]*selected".formatted(value);
    }

    @Test
    void givenAComplaintByWeChat_thenItsAcceptanceIsToldByWeChatNow() {
        var form = form("handler", LEDGER.cases().assigned(), "accept-complaint");

        assertThat(form)
                .containsPattern(chosen("WECHAT"))
                .containsPattern("name=\"told.at\" value=\"20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d\"")
                .doesNotContainPattern(chosen("PLACE_OF_BUSINESS"));
    }

    @Test
    void givenNobodyIsKnown_thenNothingSaysHowTheyWereTold() {
        var anonymous = "{\"kind\":\"REPORT\",\"channel\":\"PHONE\",\"narrative\":{\"text\":\"无证经营餐饮。\"},"
                + "\"respondent\":\"某餐馆\"}";
        var cases = LEDGER.cases();
        var id = cases.assigned(cases.classified(cases.received(anonymous)));

        assertThat(form("handler", id, "accept-complaint"))
                .doesNotContainPattern(chosen("PHONE"))
                .doesNotContainPattern("name=\"told.at\" value=\"20");
    }

    @Test
    void givenTheAcceptanceWasToldByPhone_thenSoIsTheReply() {
        var form = form("handler", LEDGER.cases().drafted(), "send-reply");

        assertThat(form).containsPattern(chosen("PHONE")).doesNotContainPattern(chosen("WECHAT"));
    }

    @Test
    void givenAReturnProposesAUnit_thenItIsAssignedThereForThatReason() {
        var form = form("dispatcher", returned(), "assign-complaint");

        assertThat(form).containsPattern(chosen("HONGGUANG")).contains(">经营者已迁至红光街道</textarea>");
    }

    @Test
    void givenALeaderNamesAnotherUnitAfterTheReturn_thenItIsAssignedThere() {
        var id = returned();
        LEDGER.cases().give("leader", id, "sign-off-routing", "{\"unit\":\"FOOD\"}");

        assertThat(form("dispatcher", id, "assign-complaint"))
                .containsPattern(chosen("FOOD"))
                .doesNotContainPattern(chosen("HONGGUANG"))
                .doesNotContain("经营者已迁至红光街道</textarea>");
    }

    @Test
    void givenTheCaseIsSecret_whenSomebodyItDoesNotNameRoutesIt_thenNothingOfItIsFilledIn() {
        var id = LEDGER.cases().secret(returned());

        assertThat(form("dispatcher", id, "assign-complaint"))
                .doesNotContain("经营者已迁至")
                .doesNotContainPattern(chosen("HONGGUANG"));
    }

    private static String returned() {
        var cases = LEDGER.cases();
        var id = cases.assigned();
        cases.give(
                "handler", id, "return-for-reassignment", "{\"reason\":\"经营者已迁至红光街道\",\"proposedUnit\":\"HONGGUANG\"}");
        assertThat(next("head", id)).isEqualTo(page(id) + "/do/review-return");
        return cases.returnAccepted(id);
    }

    @Test
    void givenTheComplainantIsNotSatisfied_thenTheCaseIsReopenedForThat() {
        var id = LEDGER.cases().replied();
        assertThat(next("head", id)).isEqualTo(page(id) + "/do/record-follow-up");
        followedUp(id, "NOT");

        assertThat(next("head", id)).isEqualTo(page(id) + "/do/reopen-complaint");
        assertThat(form("head", id, "reopen-complaint")).containsPattern(chosen("DISSATISFIED"));
        assertThat(form("head", LEDGER.cases().replied(), "reopen-complaint"))
                .doesNotContainPattern(chosen("DISSATISFIED"));
    }

    @Test
    void givenTheComplainantIsSatisfied_thenTheDossierIsTickedAsFarAsItIsThere() {
        var id = LEDGER.cases().replied();
        followedUp(id, "SATISFIED");

        assertThat(next("head", id)).isEqualTo(page(id) + "/do/archive-complaint");
        assertThat(form("head", id, "archive-complaint"))
                .containsPattern("value=\"REGISTRATION_FORM\"[^>]*checked")
                .containsPattern("value=\"FEEDBACK_RECORD\"[^>]*checked")
                .doesNotContainPattern("value=\"INVESTIGATION_REPORT\"[^>]*checked")
                .doesNotContainPattern("value=\"HANDLING_OPINION\"[^>]*checked");
    }

    private static void followedUp(String id, String how) {
        LEDGER.cases().give("head", id, "record-follow-up", "{\"satisfaction\":\"%s\"}".formatted(how));
    }

    @Test
    void givenItIsSomebodysTurn_thenOnlyThatRoleComesToAForm_andLookingRecordsNothing() {
        var id = LEDGER.cases().classified();
        long head = LEDGER.head();

        assertThat(next("leader", id)).isEqualTo(page(id).replace("/cases/", "/desk/"));
        assertThat(next("dispatcher", id)).isEqualTo(page(id));
        assertThat(next("supervisor", id)).isEqualTo(page(id));
        for (var refused : new String[] {"handler", "admin"}) {
            assertThat(new WebForm(LEDGER, refused).open(page(id) + "/next").status())
                    .as(refused)
                    .isEqualTo(403);
        }
        assertThat(new WebForm(LEDGER, "leader").open("/cases/nothing/next").status())
                .isEqualTo(404);
        assertThat(LEDGER.recordedAfter(head)).allMatch(event -> event.type().equals("AccessRefused"));
    }

    @Test
    void givenAnActIsDone_whenItIsStillTheSamePersonsTurn_thenTheFormOfTheNextStepComes() {
        var id = LEDGER.cases().assigned();
        var handler = new WebForm(LEDGER, "handler");
        var noted = handler.send(page(id) + "/do/write-note", Map.of("text", "请核对进货票据"));
        assertThat(WebForm.done(noted)).startsWith(page(id) + "?after=");

        var accepted = handler.send(
                page(id) + "/do/accept-complaint",
                Map.of(
                        "told.medium", "PHONE",
                        "told.at", now(),
                        "jurisdiction", "PLACE_OF_BUSINESS"));

        assertThat(WebForm.done(accepted)).isEqualTo(page(id) + "/do/record-investigation");
        assertThat(handler.open(page(id) + "/do/accept-complaint").text()).doesNotContain("class=\"act\"");
    }

    private static String now() {
        return AtACase.minute(Instant.now());
    }

    @Test
    void whatWaitsNextIsTold_toWhoeverReadsCases() {
        LEDGER.cases().received();
        LEDGER.awaitViews();

        assertThat(new WebForm(LEDGER, "dispatcher").open("/work/next").text())
                .contains("下一件待办：")
                .containsPattern("href=\"/cases/[0-9a-f-]+/next\"");
        assertThat(new WebForm(LEDGER, "admin").open("/work/next").status()).isEqualTo(403);
    }
}
