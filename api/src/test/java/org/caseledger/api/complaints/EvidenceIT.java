package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.web.uploads.EvidenceFile;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.AttemptRefused;
import org.caseledger.events.oversight.SealedDataOpened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of evidence: kept sealed, named by their digest in the event, had by those who handle. */
class EvidenceIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String SCAN = "%PDF-1.7\n过期酸奶的照片";
    private static final Upload FILE = file("现场𠮷 照片.pdf", SCAN);

    private static Upload file(String name, String text) {
        return new Upload("file", name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer keep(String person, String id, Upload file) {
        return LEDGER.as(person).upload(id + "/evidence", Map.of(), file);
    }

    /** An accepted case with an investigation that names the file. */
    private static String investigated() {
        var id = LEDGER.cases().accepted();
        var kept = keep("handler", id, FILE);
        assertThat(kept.status()).as("%s", kept).isEqualTo(201);
        LEDGER.cases()
                .give("handler", id, "record-investigation", """
                        {"onSite":true,"findings":"属实",
                         "evidence":[{"name":"营业执照（原件）"},{"name":"%s","sha256":"%s"}]}
                        """.formatted(kept.field("name"), kept.field("sha256")));
        return id;
    }

    @Test
    void givenAFileIsKept_whenAnInvestigationNamesIt_thenItIsHadByItsDigest() {
        var id = investigated();
        var digest = Cases.digest(SCAN);

        var listed = LEDGER.as("handler").get(id + "/evidence").json();
        assertThat(listed.get(0).get("name").asString()).isEqualTo("营业执照（原件）");
        assertThat(listed.get(0).get("bytes").isNull()).isTrue();
        assertThat(listed.get(1).get("name").asString()).isEqualTo("现场𠮷 照片.pdf");
        assertThat(listed.get(1).get("sha256").asString()).isEqualTo(digest);
        assertThat(listed.get(1).get("bytes").asInt()).isEqualTo(SCAN.getBytes(StandardCharsets.UTF_8).length);

        var head = LEDGER.head();
        var had = LEDGER.as("legal").get(id + "/evidence/" + digest);
        assertThat(had.status()).isEqualTo(200);
        assertThat(had.text()).isEqualTo(SCAN);
        assertThat(had.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(had.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(had.header("Cache-Control")).contains("no-store");
        assertThat(had.header("Content-Disposition"))
                .startsWith("attachment")
                .contains("filename*=UTF-8''%E7%8E%B0%E5%9C%BA%F0%A0%AE%B7%20%E7%85%A7");
        assertThat(LEDGER.recordedAfter(head)).singleElement().satisfies(e -> {
            var what = (SealedDataOpened) EventCodec.read(e.type(), e.revision(), e.payload());
            assertThat(what.parts()).containsExactly("evidence-2");
            assertThat(what.through()).endsWith("/evidence/" + digest);
            assertThat(e.metadata()).contains("\"legal\"");
        });
    }

    @Test
    void givenItIsSentTwice_thenItIsKeptOnceAndAnsweredAlike() {
        var id = LEDGER.cases().accepted();

        var once = keep("handler", id, FILE);
        var twice = keep("handler", id, FILE);

        assertThat(twice.text()).isEqualTo(once.text());
        assertThat(once.header("Location")).isEqualTo(id + "/evidence/" + once.field("sha256"));
    }

    @Test
    void givenNobodyNamedItYet_thenItIsHadAndNotListed() {
        var id = LEDGER.cases().accepted();
        var digest = keep("handler", id, FILE).field("sha256");

        assertThat(LEDGER.as("handler").get(id + "/evidence").text()).isEqualTo("[]");
        assertThat(LEDGER.as("handler").get(id + "/evidence/" + digest).text()).isEqualTo(SCAN);
    }

    @Test
    void givenNoSuchFile_whenAnInvestigationNamesIt_thenItIsRefusedWithTheClause() {
        var id = LEDGER.cases().accepted();

        var refused = LEDGER.as("handler").post(id + "/record-investigation", """
                                {"onSite":true,"findings":"属实",
                                 "evidence":[{"name":"照片","sha256":"%s"}]}
                                """.formatted(Cases.digest("another")));

        assertThat(refused.field("rule")).isEqualTo("EVIDENCE_KEPT");
        assertThat(refused.field("clause")).isEqualTo("P9.14");
        assertThat(LEDGER.as("handler")
                        .get(id + "/evidence/" + Cases.digest("another"))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"supervisor, 403", "auditor, 403", "admin, 403", "handler2, 403"})
    void whoDoesNotHandleTheCaseHasNoFileOfIt(String person, int status) {
        var id = investigated();

        assertThat(LEDGER.as(person).get(id + "/evidence/" + Cases.digest(SCAN)).status())
                .isEqualTo(status);
        assertThat(keep(person, id, FILE).status()).isEqualTo(403);
    }

    @Test
    void whoLooksIntoTheHandlingSeesTheNamesAndIsRefusedTheFile() {
        var id = investigated();
        var head = LEDGER.head();

        assertThat(LEDGER.as("auditor").get(id + "/evidence").text()).contains("照片.pdf");
        LEDGER.as("auditor").get(id + "/evidence/" + Cases.digest(SCAN));

        assertThat(LEDGER.recordedAfter(head))
                .singleElement()
                .satisfies(e -> assertThat(e.type()).isEqualTo("AttemptRefused"));
    }

    @Test
    void givenTheCaseIsNotBeingHandled_thenNoFileIsTakenAndTheAttemptIsRecorded() {
        var id = LEDGER.cases().assigned();
        var head = LEDGER.head();

        var refused = keep("handler", id, FILE);

        assertThat(refused.status()).as("%s", refused).isEqualTo(422);
        assertThat(refused.field("rule")).isEqualTo("STATE");
        assertThat(LEDGER.recordedAfter(head))
                .singleElement()
                .satisfies(e -> assertThat(
                                ((AttemptRefused) EventCodec.read(e.type(), e.revision(), e.payload())).attempted())
                        .isEqualTo("keep-evidence"));
    }

    @Test
    void aSecretCaseGivesItsFilesToTheNamedOnly() {
        var id = investigated();
        LEDGER.cases()
                .give(
                        "leader",
                        id,
                        "mark-secret",
                        "{\"ground\":\"TRADE\",\"people\":[\"handler\"],\"why\":\"配方，已经核实\"}");

        for (var path : new String[] {"/evidence", "/evidence/" + Cases.digest(SCAN)}) {
            assertThat(LEDGER.as("head").get(id + path).field("rule")).isEqualTo("SECRET_FOR_NAMED_PEOPLE");
            assertThat(LEDGER.as("handler").get(id + path).status()).isEqualTo(200);
        }
        LEDGER.cases().give("leader", id, "lift-secrecy", "{\"why\":\"配方已公开\"}");
    }

    @ParameterizedTest
    @CsvSource({"照片.html", "照片.jpg", "照片"})
    void whatIsNoEvidenceIsToldAtItsField(String name) {
        var id = LEDGER.cases().accepted();

        var refused = keep("handler", id, file(name, "<script>alert(1)</script>"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("fields").propertyNames()).containsExactly("file");
        assertThat(refused.text()).doesNotContain("<script>");
    }

    @Test
    void whatIsTooLargeIsToldAndNotKept() {
        var id = LEDGER.cases().accepted();

        for (int megabytes : new int[] {21, 70}) {
            var bytes = new byte[megabytes * 1024 * 1024];
            System.arraycopy(SCAN.getBytes(StandardCharsets.UTF_8), 0, bytes, 0, 20);
            var refused = keep("handler", id, new Upload("file", "大.pdf", bytes));
            assertThat(refused.status()).as("%s", refused).isEqualTo(413);
            assertThat(refused.field("detail")).contains(EvidenceFile.LARGEST / 1024 + " KB");
        }
    }

    @Test
    void aRequestWithoutAFileIsTold() {
        var id = LEDGER.cases().accepted();

        assertThat(LEDGER.as("handler").post(id + "/evidence", "{}").status()).isEqualTo(400);
        assertThat(keep("handler", id, new Upload("other", "a.pdf", new byte[3]))
                        .status())
                .isEqualTo(400);
    }
}
