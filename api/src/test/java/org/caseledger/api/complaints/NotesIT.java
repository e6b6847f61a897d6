package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;

/** 内部批注: where they are read, and where they are not. */
class NotesIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final LoginForm FORM = new LoginForm(LEDGER);
    private static final String SAID = "进货台账缺页𠮷";

    private static String noted() {
        var id = LEDGER.cases().accepted();
        write("dispatcher", id, "@何岸 " + SAID);
        return id;
    }

    private static void write(String person, String id, String text) {
        LEDGER.cases().give(person, id, "write-note", "{\"text\":\"%s\"}".formatted(text));
    }

    private static String page(String person, String address) {
        var answer = FORM.session(person).get(address);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.text();
    }

    private static String of(String caseAddress) {
        return "/cases/" + caseAddress.substring(caseAddress.lastIndexOf('/') + 1);
    }

    @Test
    void givenANote_whenWhoSeesTheCaseReads_thenItStandsInAPartOfItsOwn() {
        var id = noted();
        write("handler", id, "已联系商家");

        var notes = LEDGER.as("handler").get(id + "/notes").json();
        assertThat(notes).hasSize(2);
        assertThat(notes.get(0).path("text").asString()).isEqualTo("已联系商家");
        assertThat(notes.get(1).path("text").asString()).isEqualTo("@何岸 " + SAID);
        assertThat(notes.get(1).path("people").get(0).asString()).isEqualTo("handler");

        var text = page("supervisor", of(id));
        assertThat(text).contains("内部批注", SAID, "@何岸");
        var timeline = text.substring(text.indexOf("class=\"timeline\""));
        assertThat(timeline.substring(0, timeline.indexOf("</ol>")))
                .contains("受理")
                .doesNotContain("写内部批注");
        assertThat(LEDGER.as("handler2").get(id + "/notes").status()).isEqualTo(403);
        assertThat(LEDGER.as("admin").get(id + "/notes").status()).isEqualTo(403);
    }

    @Test
    void givenANote_whenTheHistoryIsAsked_thenItTellsThatItWasWritten_notWhatItSays() {
        var history = LEDGER.as("head").get(noted() + "/history").text();

        assertThat(history).contains("写内部批注，提醒：何岸").doesNotContain(SAID);
    }

    @Test
    void givenANote_whenTheCaseGoesOnPaperOrIsHandedOut_thenWhatItSaysIsNotThere() throws IOException {
        var id = noted();
        LEDGER.cases().give("head", id, "urge-handling", "{\"note\":\"请抓紧办理\"}");

        for (var paper : new String[] {"registration", "approval", "dossier"}) {
            assertThat(page("head", of(id) + "/print/" + paper))
                    .doesNotContain(SAID)
                    .doesNotContain("写内部批注");
        }
        var files = unzipped(LEDGER.as("head").get(id + "/proof").response().body());
        var note = files.entrySet().stream()
                .filter(file -> file.getValue().contains("\"NoteWritten\""))
                .map(file -> file.getKey().replace(".leaf.json", ""))
                .findFirst()
                .orElseThrow();
        assertThat(files).containsKey(note + ".payload.json");
        assertThat(files).doesNotContainKey(note + ".opened.json");
        assertThat(files.values()).anyMatch(text -> text.contains("请抓紧办理"));
        assertThat(files.values()).noneMatch(text -> text.contains(SAID));
    }

    private static Map<String, String> unzipped(byte[] bytes) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void givenASecretCase_whenAnotherThanTheNamedReads_thenThereAreNoNotes() {
        var id = noted();
        LEDGER.cases()
                .give(
                        "leader",
                        id,
                        "mark-secret",
                        "{\"ground\":\"TRADE\",\"people\":[\"handler\"],\"why\":\"涉及未公开的配方\"}");

        assertThat(LEDGER.as("handler").get(id + "/notes").text()).contains(SAID);
        assertThat(LEDGER.as("head").get(id + "/notes").json()).isEmpty();
        assertThat(page("head", of(id))).doesNotContain(SAID);
        assertThat(LEDGER.as("head").get(id + "/history").text()).doesNotContain("提醒：何岸");
        assertThat(LEDGER.as("head")
                        .post(id + "/write-note", "{\"text\":\"请说明\"}")
                        .status())
                .isGreaterThanOrEqualTo(400);
    }
}
