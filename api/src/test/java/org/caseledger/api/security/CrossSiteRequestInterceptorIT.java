package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.StoredEvent;
import org.junit.jupiter.api.Test;

/** P1.08: looking at a foreign page never opens what is sealed. */
class CrossSiteRequestInterceptorIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String SCAN = "%PDF-1.7\n照片";

    private static List<String> addresses(String id, String page) {
        return List.of(
                page + "/print/dossier",
                page + "/print/registration",
                page + "/do/approve-reply",
                id + "/sealed",
                id + "/sealed?parts=complainant",
                id + "/evidence/" + Cases.digest(SCAN));
    }

    private static String drafted() {
        var id = LEDGER.cases().accepted();
        LEDGER.as("handler").upload(id + "/evidence", Map.of(), scan());
        LEDGER.cases().give("handler", id, "draft-reply", "{\"text\":\"已责令整改。\"}");
        return id;
    }

    @Test
    void givenAForeignPageAsks_thenTheReaderIsLedToTheCaseAndNothingIsOpened() {
        var id = drafted();
        var page = id.replace("/api/complaints/", "/cases/");
        var session = new LoginForm(LEDGER).session("leader");

        for (var address : addresses(id, page)) {
            for (var site : List.of("cross-site", "same-site")) {
                var head = LEDGER.head();
                var led = session.with("Sec-Fetch-Site", site).get(address);
                assertThat(led.status()).as(address).isEqualTo(303);
                assertThat(led.header("Location")).as(address).isEqualTo(page);
                assertThat(LEDGER.recordedAfter(head)).as(address).isEmpty();
            }
        }
        var followed = session.with("Sec-Fetch-Site", "cross-site").get(page);
        assertThat(followed.status()).isEqualTo(200);
    }

    @Test
    void givenAForeignPageAsksForAnItemOfTheDesk_thenNothingOfItIsOpened() {
        var page = LEDGER.cases().classified().replace("/api/complaints/", "/cases/");
        var session = new LoginForm(LEDGER).session("leader").with("Sec-Fetch-Site", "cross-site");
        var head = LEDGER.head();

        var onward = session.get(page + "/next").header("Location");
        assertThat(onward).endsWith(page.replace("/cases/", "/desk/"));
        var led = session.get(onward.replaceFirst("^http://[^/]+", ""));

        assertThat(led.status()).isEqualTo(303);
        assertThat(led.header("Location")).isEqualTo(page);
        assertThat(LEDGER.recordedAfter(head)).isEmpty();
    }

    // An opening is recorded once a day, so that each is of a case of its own.
    @Test
    void givenTheLedgersOwnPageAsks_thenItIsOpenedAndRecorded() {
        var session = new LoginForm(LEDGER).session("leader");
        for (var site : List.of("same-origin", "none")) {
            for (int i = 0; i < addresses("", "").size(); i++) {
                var id = drafted();
                var page = id.replace("/api/complaints/", "/cases/");
                var address = addresses(id, page).get(i);
                var head = LEDGER.head();
                assertThat(session.with("Sec-Fetch-Site", site).get(address).status())
                        .as("%s %s", site, address)
                        .isEqualTo(200);
                assertThat(LEDGER.recordedAfter(head))
                        .as(address)
                        .extracting(StoredEvent::type)
                        .filteredOn(type -> !type.equals("RecordsRead"))
                        .containsExactly("SealedDataOpened");
            }
        }
    }

    private static Upload scan() {
        return new Upload("file", "照片.pdf", SCAN.getBytes(StandardCharsets.UTF_8));
    }
}
