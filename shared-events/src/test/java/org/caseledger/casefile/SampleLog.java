package org.caseledger.casefile;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caseledger.eventlog.Leaf;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.eventlog.Utf8;
import org.caseledger.proof.Sm3Leaf;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.Nodes;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.Tree;
import org.caseledger.tlog.TrustPolicy;
import org.caseledger.tlog.TrustPolicy.Party;
import org.caseledger.tlog.VerifierKey;

/** A log of several cases in memory, signed and cosigned, from which one case is exported. */
final class SampleLog {
    static final String ORIGIN = "caseledger.test/log";
    static final UUID CASE = UUID.fromString("3a1c6f0e-5b1d-4c55-9a55-0d5f5a1b2c3d");
    static final UUID ANOTHER = UUID.fromString("99999999-5b1d-4c55-9a55-0d5f5a1b2c3d");
    static final Instant SEEN = Instant.parse("2026-03-02T04:10:00Z");

    /** The additional metadata where a leader let another person sign. */
    private static final String BEHALF = ",\"behalf\":\"zhou\\u0007\",\"behalfName\":\"周衡\"";

    /** A text that stands sealed in every event, with its salt. */
    static final OpenedText OPENED = opened("双方自行和解");

    /** A text that stands sealed in the fourth event of the case, as personal data does. */
    static final OpenedText NARRATIVE = opened("酸奶已过期");

    static final byte[] PHOTO = "照片".getBytes(StandardCharsets.UTF_8);
    static final byte[] PAPER = "决定书".getBytes(StandardCharsets.UTF_8);
    static final String PHOTO_FILE = "evidence/" + Hex.sha256("照片") + ".jpg";
    static final String PAPER_FILE = "documents/" + Hex.sha256("决定书") + ".pdf";

    /** What the fourth event of the case holds besides. */
    private static final String NAMING =
            ",\"narrative\":\"ComplaintReceived.narrative:%s:%s\",\"evidence\":[{\"name\":\"照片\",\"sha256\":\"%s\"},{\"sha256\":\"%s\"}],\"files\":{\"DOCX\":\"%s\",\"PDF\":\"%s\"}"
                    .formatted(
                            NARRATIVE.digest(),
                            "A".repeat(60),
                            Hex.sha256("照片"),
                            Hex.sha256("录音"),
                            Hex.sha256("可编辑"),
                            Hex.sha256("决定书"));

    final SigningKey log = SigningKey.generate(ORIGIN, KeyType.ED25519);
    final SigningKey witness = SigningKey.generate("committee.test/w1", KeyType.COSIGNATURE);
    final SigningKey second = SigningKey.generate("committee.test/w1", KeyType.ML_DSA_44);
    final SigningKey absent = SigningKey.generate("bureau.test/w2", KeyType.COSIGNATURE);
    final SigningKey sm2 = SigningKey.generate(ORIGIN, KeyType.SM2);
    private final List<StoredEvent> events = new ArrayList<>();
    private final Map<UUID, Long> sequences = new HashMap<>();

    SampleLog() {
        this(NAMING);
    }

    /** One whose fourth event of the case holds this besides. */
    SampleLog(String naming) {
        for (int round = 0; round < 5; round++) {
            record(ANOTHER, "ComplaintReceived");
            record(CASE, "ComplaintAssigned", round == 1 ? BEHALF : "", round == 3 ? naming : "");
            record(beside("openings"), "SealedDataOpened");
        }
        record(beside("refusals"), "AttemptRefused");
        record(ANOTHER, "ComplaintReplied");
        record(beside("finding-answers"), "FindingAnswered");
    }

    private static OpenedText opened(String text) {
        var salt = "0123456789abcdef";
        var digest = HexFormat.of().parseHex(Hex.sha256(salt + text));
        return new OpenedText(
                Base64.getUrlEncoder().withoutPadding().encodeToString(digest),
                salt.getBytes(StandardCharsets.UTF_8),
                text);
    }

    /** One with a right digest that no event holds. */
    static OpenedText anotherText() {
        return opened("另一文字");
    }

    private static UUID beside(String name) {
        return UUID.nameUUIDFromBytes((name + "/" + CASE).getBytes(StandardCharsets.UTF_8));
    }

    private void record(UUID stream, String type) {
        record(stream, type, "", "");
    }

    private void record(UUID stream, String type, String behalf, String more) {
        long position = events.size() + 1;
        events.add(new StoredEvent(
                position,
                stream,
                sequences.merge(stream, 1L, Long::sum) - 1,
                "Complaint",
                type,
                1,
                Utf8.of(
                        "{\"number\":\"2026-%d\",\"what\":\"酸奶\\u0020过期\",\"why\":\"⟦1:AAAAAAAAAAAAAAAAAAAAAA:JoinUndone.reason:%s:AAAA⟧\"%s}"
                                .formatted(position, OPENED.digest(), more)),
                Utf8.of("{\"actor\":\"何\\\"岸\\u0007\", \"name\":\"何岸\",\"n\":[1.5,{}],\"unit\":\"西陂\"%s}"
                        .formatted(behalf)),
                new UUID(7, position),
                Instant.parse("2026-03-02T04:00:00.5Z").plusSeconds(position),
                new byte[32]));
    }

    Tree tree() {
        List<Hash> leaves = events.stream().map(e -> Hash.of(Leaf.hash(e))).toList();
        return new Tree(leaves.size(), new InMemory(leaves));
    }

    Tree sm3Tree() {
        List<Hash> leaves = events.stream().map(Sm3Leaf::of).toList();
        return new Tree(leaves.size(), new InMemory(leaves));
    }

    /** Cosigned, with the second line of the log, by SM2. */
    SignedNote signedBySm2() {
        return cosigned().with(sm2.sign(cosigned().text(), sm3Tree().root()));
    }

    /** With a proof by SM3 of each event. */
    ProvenCase provenBySm3(SignedNote checkpoint) {
        Tree tree = sm3Tree();
        var file = caseFile(checkpoint, List.of(log.verifier(), sm2.verifier(), witness.verifier()));
        return new ProvenCase(
                file.caseId(),
                file.streams().stream().map(stream -> provenBySm3(stream, tree)).toList(),
                file.checkpoint(),
                file.keys());
    }

    private static CaseStream provenBySm3(CaseStream stream, Tree tree) {
        return new CaseStream(
                stream.name(),
                stream.events()
                        .map(events -> events.stream()
                                .map(e -> new ProvenEvent(
                                        e.event(), e.inclusion(), Optional.of(tree.inclusion(e.index()))))
                                .toList()));
    }

    private record InMemory(List<Hash> leaves) implements Nodes {
        @Override
        public Hash node(int level, long index) {
            return level == 0
                    ? leaves.get((int) index)
                    : Hash.ofNode(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
        }
    }

    SignedNote signedBy(SigningKey key) {
        Tree tree = tree();
        String text = new Checkpoint(ORIGIN, tree.size(), tree.root()).text();
        return new SignedNote(text, List.of(key.sign(text)));
    }

    SignedNote cosigned() {
        SignedNote signed = signedBy(log);
        return signed.with(witness.cosign(signed.text(), SEEN));
    }

    /** By both keys of the witness. */
    SignedNote cosignedTwice() {
        return cosigned().with(second.cosign(cosigned().text(), SEEN));
    }

    ProvenCase caseFile(SignedNote checkpoint) {
        return caseFile(checkpoint, List.of(log.verifier(), witness.verifier()));
    }

    ProvenCase caseFile(SignedNote checkpoint, List<VerifierKey> keys) {
        return new ProvenCase(
                CASE,
                List.of(
                        stream("events", CASE),
                        stream("refusals", beside("refusals")),
                        stream("openings", beside("openings")),
                        stream("finding-answers", beside("finding-answers")),
                        stream("noticed", beside("noticed"))),
                checkpoint,
                keys);
    }

    /** Of the log, the witness and another one that has not signed: so many must have. */
    String policy(int enough) {
        return TrustPolicy.text(
                new Party(List.of(log.verifier()), URI.create("https://ledger.test/log")),
                List.of(
                        new Party(List.of(witness.verifier()), URI.create("https://w1.test/")),
                        new Party(List.of(absent.verifier()), null)),
                enough);
    }

    /** What goes with a case file of this log, with the log's signature of all of it. */
    Enclosures signing() {
        return new Enclosed(false, Set.of());
    }

    /** The same with files and sealed texts, but for what is left out. */
    Enclosures opening(String... redacted) {
        return new Enclosed(true, Set.of(redacted));
    }

    private final class Enclosed implements Enclosures {
        private final boolean opened;
        private final Set<String> redacted;

        Enclosed(boolean opened, Set<String> redacted) {
            this.opened = opened;
            this.redacted = redacted;
        }

        @Override
        public List<OpenedText> opened(StoredEvent event) {
            if (!opened) {
                return List.of();
            }
            return event.payload().contains("narrative") ? List.of(OPENED, NARRATIVE) : List.of(OPENED);
        }

        @Override
        public Set<String> redacted() {
            return redacted;
        }

        @Override
        public void file(NamedFile named, EnclosedFile.Taking taking) throws IOException {
            if (!opened) {
                taking.take(EnclosedFile.not(FileStanding.APART));
            } else if (named.sha256().equals(Hex.sha256("照片"))) {
                taking.take(EnclosedFile.of("jpg", PHOTO));
            } else if (named.sha256().equals(Hex.sha256("决定书"))) {
                taking.take(EnclosedFile.of("pdf", PAPER));
            } else {
                taking.take(EnclosedFile.not(named.isDocument() ? FileStanding.FORM : FileStanding.MISSING));
            }
        }

        @Override
        public Optional<String> deadlines() {
            return Optional.of("时限计算书\n");
        }

        @Override
        public Optional<String> course() {
            return Optional.of("<title>办理经过</title>\n");
        }

        @Override
        public Optional<String> policy() {
            return Optional.of(SampleLog.this.policy(1));
        }

        @Override
        public Optional<NoteSignature> signature(String list) {
            return Optional.of(log.sign(list));
        }
    }

    /** As exported for a reader who may not see refusals and openings. */
    ProvenCase ofTheCaseOnly() {
        return new ProvenCase(
                CASE,
                List.of(
                        stream("events", CASE),
                        new CaseStream("refusals", Optional.empty()),
                        new CaseStream("openings", Optional.empty()),
                        new CaseStream("finding-answers", Optional.empty()),
                        new CaseStream("noticed", Optional.empty())),
                cosigned(),
                List.of(log.verifier()));
    }

    private CaseStream stream(String name, UUID id) {
        Tree tree = tree();
        return new CaseStream(
                name,
                Optional.of(events.stream()
                        .filter(e -> e.streamId().equals(id))
                        .map(e -> new ProvenEvent(e, tree.inclusion(e.position() - 1)))
                        .toList()));
    }
}
