package org.caseledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A deadline that reaches into a year whose holidays are announced only later. */
class ProvisionalDeadlinesIT {
    private static final String PROVISIONAL = "暂算";

    @Test
    @DisplayName("7 working days from Mon 28 December 2026, over New Year's Day")
    void givenALetterBeforeNewYear_whenTheNextYearIsAdded_thenItsReplyIsSetAnew() throws IOException {
        var clock = HandClock.at("2026-12-28T10:00");
        var data = TestLedger.newData();
        String url;
        try (var pool = TestDatabase.fresh()) {
            url = pool.getJdbcUrl();
        }
        String id;
        try (var ledger = TestLedger.start(url, data, clock::addTo)) {
            id = ledger.cases().received(Cases.RECEIPT.replace("WECHAT", "LETTER"));
            ledger.awaitViews();
            assertThat(reply(ledger, id).path("dueAt").asString()).isEqualTo("2027-01-06T16:00:00Z");
            assertThat(page(ledger, "/deadlines?list=RUNNING")).contains(PROVISIONAL);
            ledger.bean(ProvisionalDeadlineJob.class).recount();
            assertThat(reply(ledger, id).path("provisional").asBoolean()).isTrue();
        }
        Files.writeString(data.resolve("calendars/cn-2027.csv"), "date,type,name\n2027-01-01,holiday,元旦\n");
        try (var ledger = TestLedger.start(url, data, clock::addTo)) {
            ledger.awaitViews();
            ledger.bean(ProvisionalDeadlineJob.class).recount();
            ledger.awaitViews();
            assertThat(reply(ledger, id).path("dueAt").asString()).isEqualTo("2027-01-07T16:00:00Z");
            assertThat(reply(ledger, id).path("provisional").asBoolean()).isFalse();
            assertThat(page(ledger, "/deadlines?list=RUNNING")).doesNotContain(PROVISIONAL);
        }
    }

    private static JsonNode reply(TestLedger ledger, String id) {
        for (var deadline : ledger.as("head").get(id).json().path("deadlines")) {
            if (deadline.path("clock").asString().equals("REPLY")) {
                return deadline;
            }
        }
        throw new AssertionError("no reply is due");
    }

    private static String page(TestLedger ledger, String path) {
        return new WebForm(ledger, "head").open(path).text();
    }
}
