package org.caseledger.api.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.CaseFileCheck;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.proof.PublishedLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documents, the evidence and the opened texts of a case file: for whom, and what is said. */
class CaseFilePartsIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final byte[] PHOTO = "%PDF-1.7 现场照片".getBytes(UTF_8);
    private static final String ALL = "?documents=true&evidence=true&parts=true";

    private final String id = investigated();
    private final long before = openings();
    private final String photo = "evidence/" + Cases.digest(new String(PHOTO, UTF_8)) + ".pdf";

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    private static String investigated() {
        var id = LEDGER.cases().accepted();
        var kept = LEDGER.as("handler")
                .upload(id + "/evidence", Map.of(), new Upload("file", "照片.pdf", PHOTO))
                .field("sha256");
        LEDGER.cases()
                .give(
                        "handler",
                        id,
                        "record-investigation",
                        "{\"onSite\":true,\"findings\":\"属实，已拍照\",\"evidence\":[{\"name\":\"照片\",\"sha256\":\"%s\"}]}"
                                .formatted(kept));
        var answer = LEDGER.as("handler")
                .post(
                        id + "/papers",
                        "{\"kind\":\"ACCEPTANCE\",\"typed\":{\"contact\":\"何岸\",\"contact.phone\":\"028-87920000\"}}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return LEDGER.cases().replied(LEDGER.cases().drafted(id));
    }

    private Answer proof(String person, String query) {
        return LEDGER.as(person).get(id + "/proof" + query);
    }

    private static Map<String, String> files(Answer answer) throws Exception {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return CaseFileCheck.files(answer.response().body());
    }

    private static String check(Answer answer) throws Exception {
        var key = LEDGER.bean(PublishedLog.class).keys().get(0).verifier().toString();
        var said = CaseFileCheck.run(answer.response().body(), key);
        assertThat(said.exit()).as(said.text()).isZero();
        return said.text();
    }

    private long openings() {
        var caseId = CaseId.of(id.replaceAll(".*/", ""));
        return LEDGER.bean(EventLog.class)
                .readStream(CompanionStream.OPENINGS.of(caseId))
                .size();
    }

    @Test
    void whatNobodyAsksForIsListedAsApart_andIsNoOpening() throws Exception {
        var answer = proof("handler", "");
        var files = files(answer);

        assertThat(files.get("files.txt").lines()).hasSize(4).allMatch(line -> line.endsWith(" apart"));
        assertThat(files.get("withheld.txt"))
                .contains("events/000000 ComplaintReceived.narrative sealed")
                .contains("InvestigationRecorded.findings sealed");
        assertThat(files.keySet()).noneMatch(name -> name.matches("(documents|evidence)/.*"));
        assertThat(check(answer)).contains("not handed out to this reader", "ALL RIGHT");
        assertThat(openings()).isEqualTo(before);
    }

    @Test
    void whoMayOpenThemHasPapersEvidenceAndTextsWithTheirProof_andItIsRecorded() throws Exception {
        var answer = proof("handler", ALL);
        var files = files(answer);

        assertThat(files.get(photo)).isEqualTo(new String(PHOTO, UTF_8));
        assertThat(files.keySet().stream().filter(name -> name.startsWith("documents/")))
                .hasSize(2)
                .anyMatch(name -> name.endsWith(".pdf"))
                .anyMatch(name -> name.endsWith(".ofd"));
        assertThat(files.get("events/000000.opened.json")).contains("林晚", "异味");
        assertThat(files.get("withheld.txt")).doesNotContain("sealed");
        assertThat(check(answer))
                .contains("ALL RIGHT", photo, "a form of a document")
                .doesNotContain("NOTE");
        assertThat(openings()).isEqualTo(before + 1);
        var recorded = LEDGER.bean(EventLog.class)
                .readStream(CompanionStream.OPENINGS.of(CaseId.of(id.replaceAll(".*/", ""))))
                .get((int) before);
        assertThat(recorded.payload()).contains("paper-1", "evidence-1", "investigation-1", "draft-1");
        proof("handler", ALL);
        assertThat(openings()).as("once a day").isEqualTo(before + 1);
    }

    @Test
    void whoLooksIntoCasesHasTheRepliesOnly() throws Exception {
        var refused = proof("auditor", "?evidence=true");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.field("rule")).isEqualTo("SEALED_TO_THIS_ROLE");
        assertThat(proof("supervisor", "?documents=true").status()).isEqualTo(403);
        assertThat(proof("handler2", ALL).problem()).isEqualTo("not-yours");
        assertThat(proof("admin", ALL).problem()).isEqualTo("not-yours");
        assertThat(openings()).isEqualTo(before);

        var answer = proof("auditor", "?parts=true");
        assertThat(String.join("\n", files(answer).values())).contains("已责令整改。").doesNotContain("林晚", "属实，已拍照");
        assertThat(check(answer)).contains("withheld: ComplaintReceived.narrative");
        assertThat(openings()).isEqualTo(before + 1);
    }

    @Test
    void whatIsMissingOrChangedOnTheDiskIsSaid_andTheRestIsHandedOut() throws Exception {
        var caseId = UUID.fromString(id.replaceAll(".*/", ""));
        var jdbc = LEDGER.asSuperuser();
        jdbc.sql("UPDATE vault.file SET sealed = set_byte(sealed, 40, 255 - get_byte(sealed, 40))"
                        + " WHERE case_id = ? AND suffix = 'ofd'")
                .param(caseId)
                .update();
        var changed = files(proof("handler", ALL));
        assertThat(changed.get("files.txt")).contains(" changed\n").contains(" here " + photo);
        assertThat(check(proof("handler", ALL))).contains("what the office has is no longer that file");

        jdbc.sql("DELETE FROM vault.file WHERE case_id = ? AND suffix = 'pdf'")
                .param(caseId)
                .update();
        var gone = proof("handler", ALL);
        assertThat(files(gone).get("files.txt").lines().filter(l -> l.endsWith(" missing")))
                .hasSize(2);
        assertThat(check(gone)).contains("the office has no such file", "ALL RIGHT");
    }

    @Test
    void aRedactedCopyIsOfTheSameLog_andSaysWhatIsLeftOut() throws Exception {
        var answer = proof(
                "handler", "?evidence=true&parts=true&redact=ComplaintReceived&redact=InvestigationRecorded.findings");
        var files = files(answer);

        assertThat(files).doesNotContainKey("events/000000.payload.json").containsKey(photo);
        files.forEach((name, text) -> assertThat(text).as(name).doesNotContain("林晚", "异味", "郫都区某餐馆", "属实，已拍照"));
        assertThat(files).doesNotContainKey("deadlines.txt");
        assertThat(String.join("\n", files.values())).contains("已责令整改。");
        assertThat(check(answer))
                .contains("withheld: payload，交付者遮盖")
                .contains("withheld: InvestigationRecorded.findings，交付者遮盖", "ALL RIGHT");
        var unknown = proof("handler", "?redact=Nothing.at");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text()).contains("Nothing.at").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "ComplaintReceived.respondent, it stands in plain",
        "ComplaintReceived.narrative.text, a part of what is sealed as one",
        "ComplaintReplied.text, sealed as ReplyDrafted.text",
        "ComplaintReceived., no field",
        "JoinUndone, the case has none"
    })
    void whatWouldHideNothingIsRefused_withWhatCanBeLeftOut(String redact, String why) {
        var answer = proof("handler", "?parts=true&redact=" + redact);
        assertThat(answer.status()).as(why).isEqualTo(400);
        assertThat(answer.text())
                .contains("“" + redact + "”", "ComplaintReceived.narrative")
                .doesNotContain("异味");
        assertThat(openings()).isEqualTo(before);
    }

    /** Its digest stays, and a unit and a second are soon tried. */
    @Test
    void aPayloadThatCanBeGuessedFromItsDigestIsNotLeftOut() {
        var answer = proof("handler", "?redact=ComplaintAssigned");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("ComplaintAssigned");
    }

    @Test
    void papersRepeatWhatIsLeftOut_soThatACopyHasOneOrTheOther() {
        var answer = proof("handler", ALL + "&redact=ComplaintReceived.complainant");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("documents");
        assertThat(openings()).isEqualTo(before);
    }
}
