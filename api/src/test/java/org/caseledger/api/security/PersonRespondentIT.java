package org.caseledger.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.MuchWritten;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 自然人被投诉人: sealed at rest, whole for whoever may see the case, masked in every list. */
@Tag("long")
@Tag("turn-3")
@DisplayName("A respondent who is a natural person is sealed, and masked in lists")
class PersonRespondentIT {
    private static final String NAME = "欧阳修远";
    private static final String MASKED = "欧**";
    private static final String OTHER = "欧阳雀儿";
    private static final String HOME = "红光街道望丛东路八十八号";
    private static final String RARE = "𠮷田一郎";

    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static MuchWritten written;
    private static String of;

    @BeforeAll
    static void record() {
        written = MuchWritten.in(LEDGER, "黑鹳");
        LEDGER.cases().give("handler", written.id(), "correct-record", """
                        {"correction":{"respondent":"%s","respondentKind":"PERSON"},"reason":"经核实系个人经营"}
                        """.formatted(NAME));
        of = received(OTHER);
        received(RARE);
        LEDGER.awaitViews();
    }

    @AfterAll
    static void close() {
        LEDGER.close();
    }

    private static String received(String name) {
        return LEDGER.cases().received("""
                        {"kind":"COMPLAINT","channel":"PHONE","complainant":null,
                         "narrative":{"subject":"微信卖货","text":"付款以后没有发货，也联系不上。","request":"退款"},
                         "respondent":"%s","respondentKind":"PERSON",
                         "respondentDetails":{"address":"%s"}}
                        """.formatted(name, HOME));
    }

    @Test
    void givenAPerson_whenEveryListIsReadByEveryPerson_thenNoneTellsTheName() {
        var telling = written.telling(List.of(NAME, HOME, MASKED));
        assertThat(telling.get(NAME)).isEmpty();
        assertThat(telling.get(HOME)).isEmpty();
        assertThat(telling.get(MASKED).stream().map(line -> line.split(" ")[1]).distinct())
                .contains("/api/board", "/board", "/api/rectifications", "/api/escalations", "/api/activity");
    }

    @Test
    void givenAPerson_whenTheCaseIsRead_thenWhoeverMaySeeItReadsTheWholeName() {
        for (var person : new String[] {"handler", "leader", "supervisor"}) {
            var read = LEDGER.as(person).get(written.id()).json();
            assertThat(read.path("respondent").asString()).isEqualTo(NAME);
            assertThat(read.path("respondentKind").asString()).isEqualTo("PERSON");
        }
        var details = LEDGER.as("supervisor").get(of).json().path("respondentDetails");
        assertThat(details.path("personAddress").asString()).isEqualTo(HOME);
        var page = written.id().replace("/api/complaints/", "/cases/");
        assertThat(new LoginForm(LEDGER).session("handler").get(page).text()).contains(NAME, "自然人");
        assertThat(LEDGER.as("handler2").get(written.id()).text()).doesNotContain(NAME);
        assertThat(LEDGER.as("admin").get(written.id()).text()).doesNotContain(NAME);
    }

    @Test
    void givenAPerson_whenTheOwnerLooksThroughAllTables_thenNoNameIsThere() {
        var tables = LEDGER.tables();
        assertThat(tables.get("ledger.event")).contains("欧**", "𠮷**");
        tables.forEach(
                (table, rows) -> assertThat(rows).as(table).doesNotContain(NAME, OTHER, RARE, HOME, "修远", "雀儿", "田一郎"));
    }

    @Test
    void givenAPerson_whenSearchedByTheWholeName_thenThatCaseIsFoundByWhoeverMaySeeIt() {
        for (var person : new String[] {"dispatcher", "handler", "supervisor"}) {
            assertThat(found(person, NAME)).as(person).isEqualTo(1);
        }
        assertThat(found("dispatcher", RARE)).isEqualTo(1);
        assertThat(found("dispatcher", "修雀")).isZero();
        assertThat(found("handler2", NAME)).isZero();
    }

    @Test
    void givenTwoWhoShareAMask_whenCandidatesAreAskedFor_thenOnlyTheSamePersonIsMeant() {
        assertThat(candidates(OTHER, "PERSON")).contains("SAME_RESPONDENT");
        assertThat(candidates("欧阳某某", "PERSON")).doesNotContain("SAME_RESPONDENT");
        assertThat(candidates("欧**", "BUSINESS")).doesNotContain("SAME_RESPONDENT");
        var second = received(OTHER);
        LEDGER.awaitViews();
        assertThat(LEDGER.as("intake").get(second + "/repeat-candidates").text())
                .contains("SAME_RESPONDENT", "欧**")
                .doesNotContain(OTHER, NAME);
        assertThat(LEDGER.as("intake").get(of + "/repeat-candidates").json().path("candidates"))
                .hasSize(2);
    }

    @Test
    void givenPersons_whenCountedByRespondent_thenTheyAreOneGroup() {
        var supervisor = LEDGER.as("supervisor");
        var groups = supervisor.get("/api/statistics?by=RESPONDENT").json().path("groups");
        var persons =
                groups.valueStream().filter(row -> row.path("key").asString().contains("*"));
        assertThat(persons)
                .singleElement()
                .satisfies(row -> assertThat(row.path("key").asString()).isEqualTo("**"));
        assertThat(supervisor.get("/api/statistics?by=RESPONDENT&format=CSV").text())
                .contains("（自然人）")
                .doesNotContain("欧**", "𠮷**");
    }

    @Test
    void givenAKindWithoutAName_whenCorrected_thenItIsRefused() {
        var answer = LEDGER.as("handler").post(written.id() + "/correct-record", """
                                {"correction":{"channel":"PHONE","respondentKind":"PERSON"},"reason":"登记时渠道选错"}
                                """);
        assertThat(answer.problem()).isEqualTo("one-correction");
    }

    private static String candidates(String name, String kind) {
        return LEDGER.as("intake")
                .post(
                        "/api/complaints/repeat-candidates",
                        "{\"respondent\":\"%s\",\"respondentKind\":\"%s\"}".formatted(name, kind))
                .text();
    }

    private static long found(String person, String words) {
        var answer = LEDGER.as(person)
                .get("/api/search?q=" + URLEncoder.encode(words, UTF_8))
                .json();
        return answer.path("total").asLong();
    }
}
