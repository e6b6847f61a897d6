package org.caseledger.api.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.api.wiring.UnusualReadingJob;
import org.caseledger.eventlog.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Unusual reading is noticed once, and is a finding in the case. */
class UnusualReadingIT {
    /** A Monday. */
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");

    private final TestLedger ledger =
            TestLedger.at(CLOCK, "--caseledger.reading.many-cases=3", "--caseledger.reading.times-usual=2");

    @AfterEach
    void stop() {
        ledger.close();
        CLOCK.set("2026-03-02T09:00");
    }

    @Test
    void givenMoreCasesThanUsual_thenItIsFoundInTheCaseWithWhichItWasReached() {
        var cases = List.of(
                received("13900000001"), received("13900000002"), received("13900000003"), received("13900000004"));
        open("leader", cases.subList(0, 2));
        open("intake", cases.subList(0, 2));
        // The same case again is not one more.
        CLOCK.set("2026-03-02T10:00");
        new WebForm(ledger, "leader").open("/cases/" + id(cases.get(0)) + "/print/dossier");
        assertThat(noticed()).isEmpty();

        CLOCK.set("2026-03-03T09:00");
        open("leader", cases.subList(0, 3));
        assertThat(noticed()).as("3 is not twice 2").isEmpty();
        open("leader", cases.subList(3, 4));

        assertThat(noticed())
                .singleElement()
                .satisfies(e -> assertThat(e.payload())
                        .contains(id(cases.get(3)), "MANY_CASES", "\"person\":\"leader\"", "\"cases\":4,\"usual\":2"));
        assertThat(noticed()).as("once a day").hasSize(1);
        assertThat(ledger.as("auditor").get(cases.get(3) + "/findings").text())
                .contains("READ_MANY_CASES", "当日已查阅4件，平日平均2件");
        assertThat(ledger.as("auditor").get(cases.get(0) + "/findings").text()).doesNotContain("READ_MANY_CASES");
        ledger.awaitViews();
        assertThat(ledger.as("auditor").get("/api/findings?person=leader").text())
                .contains("READ_MANY_CASES");
    }

    @Test
    void givenADayOff_orAnHourLongAfterTheOffice_thenItIsFound_butNotOfWhoeverIsOnDuty() {
        var one = received("13900000001");
        CLOCK.set("2026-03-02T18:59");
        open("leader", List.of(one));
        assertThat(noticed()).as("overtime").isEmpty();

        CLOCK.set("2026-03-02T19:01");
        open("dispatcher", List.of(one));
        CLOCK.set("2026-03-07T10:00");
        duty("intake", "2026-03-07", "028-87654321");
        open("intake", List.of(one));
        open("leader", List.of(one));
        CLOCK.set("2026-03-08T06:00");
        open("intake", List.of(one));

        assertThat(noticed())
                .hasSize(2)
                .allMatch(e -> e.payload().contains("OFF_HOURS"))
                .anyMatch(e -> e.payload().contains("\"person\":\"dispatcher\""))
                .anyMatch(e -> e.payload().contains("\"person\":\"leader\""));
        assertThat(ledger.as("auditor").get(one + "/findings").text())
                .contains("READ_OFF_HOURS", "于2026-03-02 19:01非办公时间查阅");
    }

    @Test
    void givenTheReadersOwnPhone_thenItIsFound_alsoAfterARestartOfTheJobOnce() {
        var own = received("13900001234");
        var other = received("13900001235");
        duty("intake", "2026-03-07", "139 0000 1234");
        ledger.awaitViews();

        open("intake", List.of(own, other));
        open("leader", List.of(own));

        assertThat(noticed())
                .singleElement()
                .satisfies(e -> assertThat(e.payload())
                        .contains(id(own), "OWN_PHONE", "\"person\":\"intake\"")
                        .doesNotContain("1234\""));
        assertThat(ledger.as("auditor").get(own + "/findings").text()).contains("READ_OWN_PHONE");
    }

    private String received(String phone) {
        return ledger.cases().received(Cases.RECEIPT.replace("13800000000", phone));
    }

    private void open(String person, List<String> cases) {
        for (var one : cases) {
            var answer = ledger.as(person).get(one + "/sealed");
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        }
    }

    private void duty(String person, String day, String phone) {
        var body = "{\"unit\":\"CENTER\",\"day\":\"%s\",\"kind\":\"STANDBY\",\"person\":\"%s\",\"phone\":\"%s\"}"
                .formatted(day, person, phone);
        var answer = ledger.as("head").post("/api/duty/assign-duty", body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private List<StoredEvent> noticed() {
        ledger.awaitViews();
        ledger.bean(UnusualReadingJob.class).sweep();
        return ledger.recordedAfter(0).stream()
                .filter(event -> event.type().equals("UnusualReadingNoticed"))
                .toList();
    }

    private static String id(String address) {
        return address.replaceAll(".*/", "");
    }
}
