package org.caseledger.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.caseledger.eventlog.Leaf;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.TlogProof;
import org.caseledger.tlog.VerifierKey;

/** Writes a case file; {@code Verify.java}, which it contains, reads it. */
final class CaseFileZip {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private static final String COMMAND =
            "    openssl ts -verify -partial_chain -CAfile stamps/{name}.pem -in stamps/{name}.tsr"
                    + " -data stamps/{name}.checkpoint\n"
                    + "    openssl ts -reply -in stamps/{name}.tsr -text\n";

    private final ProvenCase file;
    private final Enclosures enclosed;
    private final Manifest manifest;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8);

    CaseFileZip(ProvenCase file, Enclosures enclosed) {
        this.file = file;
        this.enclosed = enclosed;
        this.manifest = new Manifest(file.caseId());
    }

    byte[] bytes() {
        try (zip) {
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
            if (enclosed.policy().isPresent()) {
                add("policy", enclosed.policy().get());
            }
            add(Manifest.NAME, manifest.note(enclosed.signature()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void add(String stream, ProvenEvent proven) throws IOException {
        StoredEvent event = proven.event();
        String name = "%s/%06d".formatted(stream, event.sequence());
        add(name + ".leaf.json", Leaf.canonical(event));
        add(name + ".payload.json", event.payload());
        add(name + ".metadata.json", event.metadata());
        var texts = enclosed.opened().apply(event);
        if (!texts.isEmpty()) {
            add(name + ".opened.json", OpenedText.json(texts));
        }
        add(
                name + ".tlog-proof",
                new TlogProof(
                                Optional.empty(),
                                proven.index(),
                                proven.inclusion(),
                                file.checkpoint())
                        .toString());
    }

    private void add(ProvenStamp proven) throws IOException {
        var stamp = proven.known().stamp();
        String name = "stamps/" + stamp.authority();
        add(name + ".checkpoint", stamp.note());
        add(name + ".tsr", stamp.answer());
        add(name + ".pem", proven.known().pem());
        add(name + ".consistency", lines(proven.consistency().stream().map(Hash::base64).toList()));
    }

    private void add(String name, String text) throws IOException {
        add(name, text.getBytes(UTF_8));
    }

    // Stored, not deflated: different versions of zlib compress the same text to different bytes.
    private void add(String name, byte[] content) throws IOException {
        manifest.add(name, content);
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private String contents() {
        String counts =
                file.streams().stream()
                        .map(s -> s.name() + " " + s.events().map(e -> "" + e.size()).orElse("-"))
                        .collect(Collectors.joining("\n"));
        return "case-file 5\ncase %s\n%s\nstamps %d\n"
                .formatted(file.caseId(), counts, file.stamps().size());
    }

    private String readme() {
        return text("README.md")
                .replace("{case}", file.caseId().toString())
                .replace("{keys}", lines(file.keys().stream().map(Fingerprint::line).toList()))
                .replace("{stamps}", file.stamps().isEmpty() ? "" : stamps());
    }

    private String stamps() {
        String commands =
                file.stamps().stream()
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
}
