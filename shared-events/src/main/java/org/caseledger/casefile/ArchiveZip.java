package org.caseledger.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.caseledger.text.Sha256;
import org.caseledger.tlog.NoteSignature;

/**
 * An archive package (归档信息包): the case files of several cases, each in a folder, their metadata, a transfer list, and a
 * list of these that the log signs. One file of a case at a time is in memory.
 */
public final class ArchiveZip {
    static final String CASES = "cases/";
    static final String METADATA = "metadata/";
    static final String README = "README.md";

    private final String name;
    private final StoredZip zip;
    private final Manifest manifest;
    private final List<TransferRow> rows = new ArrayList<>();

    /** To be written to a stream, which stays open; the name tells the package from others. */
    public ArchiveZip(OutputStream out, String name) {
        this.name = name;
        this.zip = new StoredZip(out);
        this.manifest = Manifest.ofPackage(name);
    }

    /** Writes the case file of a case, and says what it holds. */
    public TransferRow.Holds add(ProvenCase file, Enclosures enclosed) throws IOException {
        var folder = folder(file.caseId());
        var written = new CaseFileZip(file, enclosed, zip, folder).write();
        manifest.add(folder + Manifest.NAME, written.manifest());
        return new TransferRow.Holds(
                file.ownEvents().size(),
                count(written, " here documents/"),
                count(written, " here evidence/"),
                absent(written),
                written.withheld(),
                Sha256.hex(written.manifest()));
    }

    private static int count(CaseFileZip.Written written, String what) {
        return (int)
                written.files().stream().filter(line -> line.contains(what)).count();
    }

    /** Without those of which another form is handed over. */
    private static int absent(CaseFileZip.Written written) {
        return (int) written.files().stream()
                .filter(line -> !line.contains(" here ") && !line.endsWith(" form"))
                .count();
    }

    /** Writes what the archive keeps of a case that was added, and its line of the list. */
    public void describe(TransferRow row, String metadata) throws IOException {
        rows.add(row);
        add(METADATA + row.caseId() + ".xml", metadata);
    }

    /** Writes list, instructions and signature, without which the package is incomplete. */
    public void finish(Function<String, Optional<NoteSignature>> signature) throws IOException {
        add(TransferList.NAME, new TransferList(List.copyOf(rows)).csv());
        add(README, CaseFileZip.text("ARCHIVE.md").replace("{package}", name));
        zip.add(Manifest.NAME, manifest.note(signature).getBytes(UTF_8));
        zip.finish();
    }

    private void add(String file, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        manifest.add(file, bytes);
        zip.add(file, bytes);
    }

    static String folder(UUID caseId) {
        return CASES + caseId + "/";
    }
}
