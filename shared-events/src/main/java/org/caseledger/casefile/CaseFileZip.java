package org.caseledger.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseledger.eventlog.Leaf;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.proof.Sm3Leaf;
import org.caseledger.text.InstantText;
import org.caseledger.text.Sha256;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Cosignature;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.tlog.TlogProof;
import org.caseledger.tlog.VerifierKey;

/** Writes a case file; {@code Verify.java}, which it contains, reads it. */
final class CaseFileZip {
    private static final int VERSION = 8;

    /** With a proof by SM3 of each event. */
    private static final int WITH_SM3 = 9;

    private static final String COMMAND =
            "    openssl ts -verify -partial_chain -CAfile stamps/{name}.pem -in stamps/{name}.tsr"
                    + " -data stamps/{name}.checkpoint\n"
                    + "    openssl ts -reply -in stamps/{name}.tsr -text\n";

    private final ProvenCase file;
    private final Enclosures enclosed;
    private final StoredZip zip;
    private final String folder;
    private final Manifest manifest;
    private final Map<String, NamedFile> named = new LinkedHashMap<>();
    private final List<String> files = new ArrayList<>();
    private final List<String> withheld = new ArrayList<>();

    /** To be written into a ZIP, under a folder such as {@code cases/1/}, or none. */
    CaseFileZip(ProvenCase file, Enclosures enclosed, StoredZip zip, String folder) {
        this.file = file;
        this.enclosed = enclosed;
        this.zip = zip;
        this.folder = folder;
        this.manifest = Manifest.ofCase(file.caseId());
    }

    /** Writes all of it; no more than one file that an event names is in memory at a time. */
    Written write() throws IOException {
        add("README.md", readme());
        add("EVIDENCE.md", EvidenceText.of(file));
        add("Verify.java", resource("Verify.java"));
        add("case.txt", contents());
        add("checkpoint", file.checkpoint().toString());
        add("keys.txt", lines(file.keys().stream().map(VerifierKey::toString).toList()));
        for (CaseStream stream : file.streams()) {
            for (ProvenEvent proven : stream.events().orElse(List.of())) {
                add(stream.name(), proven);
            }
        }
        for (ProvenStamp stamp : file.stamps()) {
            add(stamp);
        }
        if (enclosed.deadlines().isPresent()) {
            add("deadlines.txt", enclosed.deadlines().get());
        }
        if (enclosed.course().isPresent()) {
            add("course.html", enclosed.course().get());
        }
        if (enclosed.policy().isPresent()) {
            add("policy", enclosed.policy().get());
        }
        for (NamedFile one : named.values()) {
            enclosed.file(one, given -> add(one, given));
        }
        add("files.txt", lines(files));
        add("withheld.txt", lines(withheld));
        var list = manifest.note(enclosed::signature).getBytes(UTF_8);
        zip.add(folder + Manifest.NAME, list);
        return new Written(list, List.copyOf(files), withheld.size());
    }

    /** The signed list of a case file, what became of each file, and how many texts are withheld. */
    record Written(byte[] manifest, List<String> files, int withheld) {}

    private void add(String stream, ProvenEvent proven) throws IOException {
        StoredEvent event = proven.event();
        String name = "%s/%06d".formatted(stream, event.sequence());
        add(name + ".leaf.json", Leaf.canonical(event));
        if (enclosed.redacted().contains(event.type())) {
            withheld.add(name + " payload " + Withheld.REDACTED.word());
        } else {
            add(name + ".payload.json", event.payload());
            addOpened(name, event);
        }
        add(name + ".metadata.json", event.metadata());
        add(
                name + ".tlog-proof",
                new TlogProof(Optional.empty(), proven.index(), proven.inclusion(), file.checkpoint()).toString());
        if (proven.sm3().isPresent()) {
            add(name + ".sm3-proof", sm3(proven, proven.sm3().get()));
        }
    }

    /** Where the payload is not here, with its SM3, of which the leaf is made. */
    private String sm3(ProvenEvent proven, List<Hash> inclusion) {
        var event = proven.event();
        var payload = enclosed.redacted().contains(event.type())
                ? "payload %s\n".formatted(Sm3Leaf.hex(event.payload()))
                : "";
        return "sm3-proof 1\nindex %d\n%s%s"
                .formatted(
                        proven.index(),
                        payload,
                        lines(inclusion.stream().map(Hash::base64).toList()));
    }

    private void addOpened(String name, StoredEvent event) throws IOException {
        var parts = PayloadParts.of(name, event.payload());
        var told = new LinkedHashMap<String, OpenedText>();
        enclosed.opened(event).forEach(text -> told.put(text.digest(), text));
        for (var text : parts.sealed()) {
            if (enclosed.redacted().contains(text.field())) {
                told.remove(text.digest());
            }
        }
        for (var text : parts.sealed()) {
            if (!told.containsKey(text.digest())) {
                withheld.add("%s %s %s"
                        .formatted(name, text.field(), why(event, text).word()));
            }
        }
        if (!told.isEmpty()) {
            add(name + ".opened.json", OpenedText.json(List.copyOf(told.values())));
        }
        if (name.startsWith(CaseStream.EVENTS + "/")) {
            parts.files().forEach(one -> named.putIfAbsent(one.sha256(), one));
        }
    }

    private Withheld why(StoredEvent event, SealedText text) {
        return enclosed.redacted().contains(text.field()) ? Withheld.REDACTED : enclosed.why(event, text);
    }

    private void add(NamedFile one, EnclosedFile given) throws IOException {
        var standing = given.standing();
        var path = "";
        if (standing == FileStanding.HERE && !Sha256.hex(given.bytes()).equals(one.sha256())) {
            standing = FileStanding.CHANGED;
        } else if (standing == FileStanding.HERE) {
            path = one.path(given.suffix());
            add(path, given.bytes());
        }
        var line = "%s %s %s %s".formatted(one.sha256(), one.event(), standing.word(), path);
        files.add(line.strip());
    }

    private void add(ProvenStamp proven) throws IOException {
        var stamp = proven.known().stamp();
        String name = "stamps/" + stamp.authority();
        add(name + ".checkpoint", stamp.note());
        add(name + ".tsr", stamp.answer());
        add(name + ".pem", proven.known().pem());
        add(
                name + ".consistency",
                lines(proven.consistency().stream().map(Hash::base64).toList()));
    }

    private void add(String name, String text) throws IOException {
        add(name, text.getBytes(UTF_8));
    }

    private void add(String name, byte[] content) throws IOException {
        manifest.add(name, content);
        zip.add(folder + name, content);
    }

    private String contents() {
        String counts = file.streams().stream()
                .map(s -> s.name() + " " + s.events().map(e -> "" + e.size()).orElse("-"))
                .collect(Collectors.joining("\n"));
        return "case-file %d\ncase %s\n%s\nstamps %d\n"
                .formatted(
                        file.isProvenBySm3() ? WITH_SM3 : VERSION,
                        file.caseId(),
                        counts,
                        file.stamps().size());
    }

    private String readme() {
        return text("README.md")
                .replace("{case}", file.caseId().toString())
                .replace(
                        "{keys}",
                        lines(file.keys().stream().map(Fingerprint::line).toList()))
                .replace("{stamps}", file.stamps().isEmpty() ? "" : stamps());
    }

    private String stamps() {
        String commands = file.stamps().stream()
                .map(stamp -> stamp.known().stamp().authority())
                .map(name -> COMMAND.replace("{name}", name))
                .collect(Collectors.joining());
        return text("STAMPS.md").replace("{commands}", commands);
    }

    static String text(String resource) {
        return new String(resource(resource), UTF_8);
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static byte[] resource(String name) {
        try (InputStream in = CaseFileZip.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing from the program: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * 证据说明: what a case file proves and does not prove, by the articles on electronic evidence (民事诉讼证据规定 93 and 94,
     * 在线诉讼规则 16 to 18).
     */
    static final class EvidenceText {
        private static final String NOBODY = "- 无 none\n";

        private EvidenceText() {}

        static String of(ProvenCase file) {
            var own = file.ownEvents();
            var tree = Checkpoint.parse(file.checkpoint().text());
            return CaseFileZip.text("EVIDENCE.md")
                    .replace("{case}", file.caseId().toString())
                    .replace("{events}", Integer.toString(own.size()))
                    .replace("{first}", at(own.get(0)))
                    .replace("{last}", at(file.lastEvent()))
                    .replace("{log}", tree.origin())
                    .replace("{size}", Long.toString(tree.size()))
                    .replace("{witnesses}", witnesses(file))
                    .replace("{stamps}", stamps(file));
        }

        private static String at(StoredEvent event) {
            return InstantText.local(event.recordedAt());
        }

        private static String witnesses(ProvenCase file) {
            var lines = file.checkpoint().signatures().stream()
                    .filter(signature -> isOfAWitness(file.keys(), signature))
                    .map(signature ->
                            "- %s %s\n".formatted(signature.name(), InstantText.local(Cosignature.time(signature))))
                    .collect(Collectors.joining());
            return lines.isEmpty() ? NOBODY : lines;
        }

        private static boolean isOfAWitness(List<VerifierKey> keys, NoteSignature signature) {
            return keys.stream().anyMatch(key -> key.type() == KeyType.COSIGNATURE && key.isNamedBy(signature));
        }

        private static String stamps(ProvenCase file) {
            var lines = file.stamps().stream()
                    .map(proven -> proven.known().stamp())
                    .map(stamp -> "- %s %s（前 %d 条记录 the first %d records）\n"
                            .formatted(stamp.authority(), InstantText.local(stamp.at()), stamp.size(), stamp.size()))
                    .collect(Collectors.joining());
            return lines.isEmpty() ? NOBODY : lines;
        }
    }
}
