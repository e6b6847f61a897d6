package org.caseledger.api.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Duty and standby over HTTP. It is Monday 2 March 2026. */
class DutyHttpIT {
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");
    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.at(CLOCK);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @BeforeEach
    void monday() {
        CLOCK.set("2026-03-02T09:00");
    }

    private static Answer assign(String by, String unit, String day, String kind, String person) {
        return ledger.as(by).post("/api/duty/assign-duty", """
                        {"unit":"%s","day":"%s","kind":"%s","person":"%s","phone":"０２８-8765"}
                        """.formatted(unit, day, kind, person));
    }

    private static void assigned(String unit, String day, String kind, String person) {
        var answer = assign("head", unit, day, kind, person);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.json().path("position").asLong()).isEqualTo(ledger.head());
    }

    private static JsonNode get(String path) {
        var answer = ledger.as("supervisor").get(path + (path.contains("?") ? "&" : "?") + "after=" + ledger.head());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    @Test
    void aRosterIsArrangedSwappedAndWithdrawn_andAMonthIsShown() {
        assigned("XIPU", "2026-03-07", "STANDBY", "handler");
        assigned("XIPU", "2026-03-08", "STANDBY", "handler2");
        var swap = """
                {"unit":"XIPU","day":"2026-03-07","person":"handler","withDay":"2026-03-08",
                 "withPerson":"handler2","agreedBy":"所长","why":"家中有事"}
                """;
        var keyed = ledger.as("handler").with("Idempotency-Key", "swap-1");
        var swapped = keyed.post("/api/duty/swap-duty", swap);
        assertThat(swapped.status()).as("%s", swapped).isEqualTo(200);
        assertThat(keyed.post("/api/duty/swap-duty", swap).text()).isEqualTo(swapped.text());
        assertThat(keyed.post("/api/duty/swap-duty", swap.replace("家中", "家里")).problem())
                .isEqualTo("idempotency-key-reused");

        var month = get("/api/duty?month=2026-03&unit=XIPU");
        assertThat(month.path("days").size()).isEqualTo(9);
        var alone = ledger.as("handler").post("/api/duty/swap-duty", swap);
        assertThat(alone.problem()).isEqualTo("on-the-roster");
        assertThat(alone.field("attempted")).isEqualTo("swap-duty");
        var days = new ArrayList<String>();
        month.path("days")
                .forEach(day -> day.path("duties")
                        .forEach(duty -> days.add(duty.path("day").asString()
                                + " "
                                + duty.path("person").asString()
                                + " "
                                + duty.path("phone").asString())));
        assertThat(days).containsExactly("2026-03-07 handler2 028-8765", "2026-03-08 handler 028-8765");
        assertThat(ledger.as("handler")
                        .get("/api/duty/mine?after=" + ledger.head())
                        .json()
                        .path("duties")
                        .path(0)
                        .path("day")
                        .asString())
                .isEqualTo("2026-03-08");

        var withdraw = "{\"unit\":\"XIPU\",\"day\":\"2026-03-08\",\"person\":\"handler\",\"reason\":\"调离，已经核实\"}";
        assertThat(ledger.as("handler2")
                        .post("/api/duty/withdraw-duty", withdraw)
                        .problem())
                .isEqualTo("own-roster");
        assertThat(ledger.as("dispatcher")
                        .post("/api/duty/withdraw-duty", withdraw)
                        .status())
                .isEqualTo(200);
        assertThat(ledger.as("dispatcher")
                        .post("/api/duty/withdraw-duty", withdraw)
                        .problem())
                .isEqualTo("on-the-roster");
        assertThat(get("/api/duty?month=2026-03&unit=XIPU").toString()).doesNotContain("\"handler\"");
        assertThat(ledger.as("supervisor")
                        .get("/api/activity?after=" + ledger.head())
                        .text())
                .contains("撤班：犀浦市场监督管理所，2026-03-08", "Duty swapped at 犀浦市场监督管理所", "安排备勤：犀浦");
    }

    @Test
    @DisplayName("P9.14 节假日局办公室统一安排")
    void aHolidayIsArrangedForAllTogether() {
        var refused = assign("dispatcher", "CENTER", "2026-05-01", "DUTY", "intake");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("holidays-together");
        assertThat(refused.field("clause")).isEqualTo("P9.14");
        assertThat(assign("leader", "CENTER", "2026-05-01", "DUTY", "intake").status())
                .isEqualTo(200);
        assertThat(assign("leader", "CENTER", "2026-05-09", "DUTY", "intake").problem())
                .isEqualTo("duty-on-days-off");
    }

    @Test
    @DisplayName("P9.13 an intake on a day off goes to whoever has duty, and says so")
    void anIntakeOnADayOffNamesWhoHasDuty_asWhoAnswersNowDoes() {
        assigned("CENTER", "2026-03-07", "DUTY", "intake");
        assigned("XIPU", "2026-03-07", "STANDBY", "handler");
        assertThat(get("/api/duty/now").path("when").asString()).isEqualTo("OFFICE_HOURS");
        var monday = ledger.cases().received();
        assertThat(ledger.as("head").get(monday).json().path("duty").isNull()).isTrue();

        CLOCK.set("2026-03-07T22:15");
        var now = get("/api/duty/now");
        assertThat(now.path("when").asString()).isEqualTo("DAY_OFF");
        assertThat(now.path("answers").path(0).path("person").asString()).isEqualTo("intake");
        assertThat(now.path("answers").path(0).path("phone").asString()).isEqualTo("028-8765");
        assertThat(now.path("units").path(0).path("unit").asString()).isEqualTo("CENTER");

        var keyed = ledger.as("intake").with("Idempotency-Key", "saturday");
        var received = keyed.post("/api/complaints", Cases.RECEIPT);
        assertThat(received.status()).as("%s", received).isEqualTo(201);
        var duty = received.json().path("duty");
        assertThat(duty.path("day").asString()).isEqualTo("2026-03-07");
        assertThat(duty.path("unit").asString()).isEqualTo("CENTER");
        assertThat(duty.path("officers").path(0).path("person").asString()).isEqualTo("intake");
        assertThat(duty.path("officers").size()).isEqualTo(1);
        var saturday = received.header("Location");
        assertThat(ledger.as("head").get(saturday + "/history").text())
                .contains(
                        "非工作日（2026-03-07）收件，值班：消费者投诉举报中心 苏禾",
                        "Received on a day off (2026-03-07), on duty: 消费者投诉举报中心 苏禾");

        // The roster changes, the case does not; the request that is sent again is answered as
        // then.
        var withdraw = "{\"unit\":\"CENTER\",\"day\":\"2026-03-07\",\"person\":\"intake\",\"reason\":\"有误，已经核实\"}";
        assertThat(ledger.as("head").post("/api/duty/withdraw-duty", withdraw).status())
                .isEqualTo(200);
        var head = ledger.head();
        assertThat(keyed.post("/api/complaints", Cases.RECEIPT).json().path("duty"))
                .isEqualTo(duty);
        assertThat(ledger.head()).isEqualTo(head);
        var nobody = ledger.as("head").get(ledger.cases().received()).json().path("duty");
        assertThat(nobody.path("officers").size()).isZero();
        assertThat(nobody.path("unit").isNull()).isTrue();
    }

    @Test
    @DisplayName("P9.14 on a holiday another unit may have duty: its handler has the case until then")
    void anIntakeOnAHolidayStandsOnTheWorkOfWhoeverHasDuty_untilItIsAssigned() {
        assertThat(assign("leader", "XIPU", "2026-05-04", "DUTY", "handler").status())
                .isEqualTo(200);
        CLOCK.set("2026-05-04T10:00");
        assertThat(get("/api/duty/now").path("answers").path(0).path("unit").asString())
                .isEqualTo("XIPU");
        var id = ledger.cases().received();
        var number = ledger.as("head").get(id).field("number");
        var handler = ledger.as("handler");

        assertThat(work("handler")).containsPattern(number + "</a>\\s*<span class=\"tag\">值班");
        assertThat(work("handler2")).doesNotContain(number);
        assertThat(work("dispatcher")).contains(number);
        for (var part : List.of("", "/history", "/ties", "/sealed")) {
            assertThat(handler.get(id + part).status()).as(part).isEqualTo(200);
            assertThat(ledger.as("handler2").get(id + part).status()).as(part).isEqualTo(403);
        }
        var page = new WebForm(ledger, "handler").open(id.replace("/api/complaints", "/cases"));
        assertThat(page.text()).contains("/do/record-contact", "/do/refer-elsewhere");
        ledger.cases().give("handler", id, "record-contact", CONTACT);
        var foreign = ledger.as("handler2").post(id + "/record-contact", CONTACT);
        assertThat(foreign.problem()).isEqualTo("own-unit");

        ledger.cases().classified(id);
        assertThat(work("handler")).contains(number);
        ledger.cases().give("leader", id, "sign-off-routing", "{\"unit\":\"HONGGUANG\"}");
        ledger.cases().give("dispatcher", id, "assign-complaint", "{\"unit\":\"HONGGUANG\"}");

        assertThat(work("handler")).doesNotContain(number);
        assertThat(work("handler2")).contains(number).doesNotContain("class=\"tag\">值班");
        assertThat(handler.get(id).status()).isEqualTo(403);
        assertThat(handler.post(id + "/record-contact", CONTACT).problem()).isEqualTo("own-unit");
    }

    private static final String CONTACT = "{\"withWhom\":\"投诉人\",\"medium\":\"PHONE\",\"content\":\"已联系\"}";

    private static String work(String person) {
        var page = new WebForm(ledger, person).open("/work?after=" + ledger.head());
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        return page.text();
    }

    @Test
    void whatCannotBeIsSaidInBothLanguages_andNothingIsDone() {
        var head = ledger.head();
        for (var wrong : List.of(
                assign("head", "XIPU", "2026-03-07", "STANDBY", "nobody"),
                assign("head", "XIPU", "2026-3-7", "STANDBY", "handler"),
                assign("head", "XIPU", "2026-03-07", "SLEEP", "handler"),
                ledger.as("head").post("/api/duty/assign-duty", "{}"),
                ledger.as("head").post("/api/duty/assign-duty", """
                                        {"unit":"XIPU","day":"2026-03-07","kind":"DUTY",
                                         "person":"handler","phone":"打我电话"}
                                        """),
                ledger.as("head").get("/api/duty?month=2026-13"),
                ledger.as("head").get("/api/duty?month=9999-01"))) {
            assertThat(wrong.status()).as("%s", wrong).isEqualTo(400);
            assertThat(wrong.problem()).isEqualTo("input");
        }
        var unknown = assign("head", "NOWHERE", "2026-03-07", "STANDBY", "handler");
        assertThat(unknown.problem()).isEqualTo("unit-known");
        var past = assign("head", "XIPU", "2026-03-01", "STANDBY", "handler");
        assertThat(past.problem()).isEqualTo("duty-in-the-past-why");
        assertThat(past.field("detail")).isEqualTo("2026-03-01已过，补登、更改须说明原因");
        assertThat(ledger.recordedAfter(head)).allMatch(e -> e.type().equals("AttemptRefused"));
    }
}
