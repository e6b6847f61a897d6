package org.caseledger.passing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.caseledger.eventlog.Leaf;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.eventlog.Utf8;
import org.caseledger.events.CaseId;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.TlogProof;
import org.junit.jupiter.api.Test;

/** What is believed of a note: only what the log of a known office has signed, to the letter. */
class KnownOfficesTest {
    private static final Instant AT = Instant.parse("2026-03-02T04:00:00Z");
    private static final CaseId CASE = new CaseId(UUID.fromString("3a1c6f0e-5b1d-4c55-9a55-0d5f5a1b2c3d"));
    private static final SigningKey LOG = SigningKey.generate("jinniu.test/log", KeyType.ED25519);
    private static final ComplaintReferred REFERRED = new ComplaintReferred(
            "郫都区市场监督管理局𠮷",
            "⟦1:AAAA:ComplaintReferred.reason:BBBB:CCCC⟧",
            new Told(Medium.PHONE, AT),
            null,
            null,
            Occurred.at(AT));

    private final KnownOffices known = new KnownOffices(
            List.of(
                    new KnownOffices.Known("武侯区局", key("wuhou.test/log").verifier()),
                    new KnownOffices.Known("金牛区局", LOG.verifier())),
            Set.of());

    private static SigningKey key(String name) {
        return SigningKey.generate(name, KeyType.ED25519);
    }

    private static StoredEvent event(String type, String payload) {
        return event(1, type, payload);
    }

    private static StoredEvent event(long position, String type, String payload) {
        return new StoredEvent(
                position,
                CASE.value(),
                0,
                "Complaint",
                type,
                1,
                Utf8.of(payload),
                Utf8.of("{\"actor\":\"intake\"}"),
                new UUID(7, 1),
                AT,
                new byte[32]);
    }

    /** Of a log with this event alone. */
    private static PassingNote note(StoredEvent event, SigningKey by, String origin) {
        var text = new Checkpoint(origin, 1, Hash.of(Leaf.hash(event))).text();
        var signed = new SignedNote(text, List.of(by.sign(text)));
        return PassingNote.of(event, new TlogProof(Optional.empty(), 0, List.of(), signed));
    }

    private static StoredEvent referral() {
        return event("ComplaintReferred", EventCodec.write(REFERRED));
    }

    private static String note() {
        return note(referral(), LOG, "jinniu.test/log").toString();
    }

    @Test
    void givenANoteOfAKnownOffice_thenItShowsTheEvent() {
        var shown = known.shown(note()).orElseThrow();

        assertThat(shown.office()).isEqualTo("金牛区局");
        assertThat(shown.log()).isEqualTo("jinniu.test/log");
        assertThat(shown.caseId()).isEqualTo(CASE);
        assertThat(shown.position()).isEqualTo(1);
        assertThat(shown.event()).isEqualTo(REFERRED);
        assertThat(shown.note().toString()).isEqualTo(note());
    }

    @Test
    void givenAnyOtherSigner_thenItShowsNothing() {
        var unknown = key("xindu.test/log");
        assertThat(known.shown(note(referral(), unknown, "xindu.test/log").toString()))
                .isEmpty();
        // One known log in the name of another, and a stranger by the name of a known one.
        assertThat(known.shown(note(referral(), LOG, "wuhou.test/log").toString()))
                .isEmpty();
        var forger = key("jinniu.test/log");
        assertThat(known.shown(note(referral(), forger, "jinniu.test/log").toString()))
                .isEmpty();
        assertThat(KnownOffices.NONE.shown(note())).isEmpty();
    }

    @Test
    void givenAnythingOfItWasChanged_thenItShowsNothing() {
        changed(extra -> extra.replace("郫都区", "新都区"));
        changed(extra -> extra.replace(CASE.toString(), CaseId.random().toString()));
        changed(extra -> extra.replace("\\\"position\\\":1", "\\\"position\\\":2"));
        changed(extra -> "{" + extra);
        changed(extra -> extra.replaceFirst("\"payload\"", "\"more\":1,\"payload\""));
        changed(extra -> "{\"leaf\":null,\"payload\":null}");
        changed(extra -> "null");
        assertThat(known.shown(note().replace("index 0", "index 1"))).isEmpty();
        assertThat(known.shown(note().replaceFirst("\nextra .*", ""))).isEmpty();
        assertThat(known.shown("")).isEmpty();
        assertThat(known.shown("x".repeat(1_000_000))).isEmpty();
    }

    private void changed(UnaryOperator<String> change) {
        var line =
                note().lines().filter(l -> l.startsWith("extra ")).findFirst().orElseThrow();
        var extra = new String(Base64.getDecoder().decode(line.substring("extra ".length())));
        var other = change.apply(extra);
        assertThat(other).isNotEqualTo(extra);
        var encoded = Base64.getEncoder().encodeToString(other.getBytes());
        assertThat(known.shown(note().replace(line, "extra " + encoded)))
                .as(other)
                .isEmpty();
    }

    @Test
    void givenALeafAtAnotherPlaceThanItsPosition_thenItShowsNothing() {
        var misplaced = event(2, "ComplaintReferred", EventCodec.write(REFERRED));
        assertThat(known.shown(note(misplaced, LOG, "jinniu.test/log").toString()))
                .isEmpty();
    }

    @Test
    void givenATypeThatThisProgramDoesNotKnow_orAPayloadThatIsNone_thenItShowsNothing() {
        for (var strange : List.of(event("ComplaintSentToTheMoon", "{}"), event("ComplaintReferred", "[]"))) {
            var note = note(strange, LOG, "jinniu.test/log");
            assertThat(known.shown(note.toString())).isEmpty();
        }
    }
}
