package org.caseledger.api.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.procedure.WorkCalendar;
import org.junit.jupiter.api.Test;

/** What acceptance asks for is listed, asked for on paper by a date, and stated later (O121-10). */
class MissingMaterialsIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String WITHOUT_ADDRESSES = """
            {"kind":"COMPLAINT","channel":"PHONE",
             "complainant":{"name":"林晚","phone":"13800000001",
              "identity":{"kind":"RESIDENT_ID_CARD","number":"11010519491231002x"}},
             "narrative":{"text":"买到的奶粉变质。"},"respondent":"补正超市",
             "matter":{"goods":"奶粉","quantity":"2罐","amount":"５９６．５",
              "demands":{"of":["REFUND"],"refund":596.5}},
             "publication":false,"entrustedMediation":true}
            """;

    @Test
    void givenARecordWithoutAddresses_whenAccepted_thenRefusedUntilTheyAreTold() {
        var id = LEDGER.cases().assigned(LEDGER.cases().classified(receive()));
        var missing = LEDGER.as("handler").get(id).json().get("missingForAcceptance");
        assertThat(missing.toString()).isEqualTo("[\"COMPLAINANT_ADDRESS\",\"RESPONDENT_ADDRESS\"]");
        assertThat(page(id, "")).contains("投诉人通讯地址", "被投诉人地址");

        var refused = LEDGER.as("handler").post(id + "/accept-complaint", accept());
        assertThat(refused.status()).as("%s", refused).isEqualTo(422);
        assertThat(refused.text()).contains("RECORD_COMPLETE", "O121-10", "投诉人通讯地址", "被投诉人地址");

        correct(id, "{\"complainant\":{\"name\":\"林晚\",\"phone\":\"13800000001\",\"address\":\"望丛中路8号\"}}");
        correct(id, "{\"respondentDetails\":{\"address\":\"中信大道1号\"}}");
        assertThat(LEDGER.as("handler")
                        .get(id)
                        .json()
                        .get("missingForAcceptance")
                        .toString())
                .isEqualTo("[]");
        LEDGER.cases().give("handler", id, "accept-complaint", accept());
    }

    @Test
    void givenMissingItems_whenTheyAreAskedFor_thenThePaperNamesThemByADayBeforeTheLimit() throws IOException {
        var id = LEDGER.cases().assigned(LEDGER.cases().classified(receive()));
        var today = LocalDate.ofInstant(Instant.now(), WorkCalendar.ZONE);
        for (var day : new LocalDate[] {today.plusDays(60), today.minusDays(1)}) {
            var late = materials(id, day.toString());
            assertThat(late.status()).as("%s", late).isEqualTo(400);
            assertThat(late.text()).contains("不延长受理期限");
        }
        var issued = materials(id, today.plusDays(1).toString());
        assertThat(issued.status()).as("%s", issued).isEqualTo(201);

        var form = "{\"kind\":\"REGISTRATION\",\"typed\":{\"publish\":\"否\"}}";
        assertThat(LEDGER.as("handler").post(id + "/papers", form).status()).isEqualTo(201);
        assertThat(pdf(id, 2)).contains("退还货款、服务费用596.50元", "2罐", "涉及金额：596.50元");
    }

    @Test
    void givenARecord_whenThePageOfAPaperIsOpened_thenItIsFilledInFromTheRecord() {
        var id = LEDGER.cases().assigned(LEDGER.cases().classified(receive()));
        assertThat(page(id, "/papers/new/MATERIALS")).contains("投诉人通讯地址；被投诉人地址");
        assertThat(page(id, "/papers/new/REGISTRATION"))
                .contains("11010519491231002X", "居民身份证", "value=\"否\"", "value=\"是\"");
    }

    @Test
    void givenMissingItems_whenTheCaseIsOpened_thenWhoeverMayAskOrFillInIsLedThere() {
        var id = receive();
        var ask = "/papers/new/MATERIALS";
        for (var person : new String[] {"dispatcher", "head"}) {
            assertThat(missing(person, id)).as(person).contains(ask).doesNotContain(FILL);
            assertThat(page(person, id, ask)).as(person).contains("投诉人通讯地址；被投诉人地址");
        }
        assertThat(missing("intake", id)).contains(ask, FILL);
        for (var person : new String[] {"auditor", "leader"}) {
            assertThat(missing(person, id)).as(person).doesNotContain(ask, FILL);
        }
    }

    private static final String FILL = "/do/correct-record";

    /** What the page of the case says of what is missing. */
    private static String missing(String person, String id) {
        var text = page(person, id, "");
        int from = text.indexOf("id=\"missing-title\"");
        assertThat(from).as(text).isPositive();
        return text.substring(from, text.indexOf("</section>", from));
    }

    private static String page(String id, String of) {
        return page("handler", id, of);
    }

    private static String page(String person, String id, String of) {
        var address = "/cases/" + id.replaceFirst(".*/", "") + of;
        return new WebForm(LEDGER, person).open(address).text();
    }

    private static String receive() {
        return LEDGER.cases().received(WITHOUT_ADDRESSES);
    }

    private static Answer materials(String id, String by) {
        var body = """
                {"kind":"MATERIALS","typed":{"by":"%s","materials":"投诉人通讯地址","contact.phone":"028-1",
                 "contact.address":"望丛路1号"}}
                """;
        return LEDGER.as("handler").post(id + "/papers", body.formatted(by));
    }

    private static String pdf(String id, int place) throws IOException {
        var bytes = LEDGER.as("handler")
                .get(id + "/papers/" + place + "/pdf")
                .response()
                .body();
        try (var document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private static void correct(String id, String correction) {
        var body = "{\"correction\":%s,\"reason\":\"投诉人补正材料\"}".formatted(correction);
        LEDGER.cases().give("handler", id, "correct-record", body);
    }

    private static String accept() {
        return "{\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"},\"jurisdiction\":\"PLACE_OF_BUSINESS\"}"
                .formatted(Instant.now());
    }
}
