package org.caseledger.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import lombok.Getter;
import org.caseledger.files.PrivateFile;
import org.caseledger.files.PrivateFolder;

/**
 * What a restore needs in addition to the events, as the district gave it: the wrapped keys and numbers of cases and
 * the list of their evidence in {@code cases.jsonl}, the sealed evidence, and the sealed rows of the office. The tree
 * proves none of it; the master key does, at a restore.
 */
final class RowsCopy {
    static final String CASES = "cases.jsonl";
    static final String OFFICE = "office.sealed";
    static final String FILES = "files";

    private static final String FETCHED = "cases.upto";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    // Of each case or piece of evidence the hash code of its last line, which is written once.
    private final Map<String, Integer> lines = new HashMap<>();
    private long tail;

    @Getter
    private long upto;
    /** At which position the rows of the office were read; -1 if there are none. */
    @Getter
    private long officeAt;

    RowsCopy(Path folder) throws IOException {
        this.folder = PrivateFolder.make(folder);
        PrivateFolder.make(folder.resolve(FILES));
        if (Files.exists(cases())) {
            tail = SegmentFiles.read(cases(), this::takes);
        }
        upto = isWhole() ? fetched() : 0;
        officeAt = officeFile().map(RowsCopy::position).orElse(-1L);
    }

    // Data after a damaged line would be lost with the next one, so everything is fetched again.
    private boolean isWhole() throws IOException {
        return Files.exists(cases()) && Files.size(cases()) == tail;
    }

    private long fetched() throws IOException {
        return Long.parseLong(
                new PrivateFile(folder.resolve(FETCHED)).read().orElse("0").strip());
    }

    private Path cases() {
        return folder.resolve(CASES);
    }

    private boolean takes(byte[] line) {
        try {
            var row = CaseRow.parse(line);
            lines.put(row.name(), new String(line, UTF_8).hashCode());
            return true;
        } catch (IllegalArgumentException damaged) {
            return false;
        }
    }

    /** Adds what is new of the cases of events up to a position; on disk when this returns. */
    void add(List<CaseRow> rows, long position) throws IOException {
        var fresh = new ByteArrayOutputStream();
        var hashes = new HashMap<String, Integer>();
        for (CaseRow row : rows) {
            byte[] line = row.line();
            int hash = new String(line, UTF_8).hashCode();
            if (!Integer.valueOf(hash).equals(lines.get(row.name()))) {
                fresh.writeBytes(line);
                fresh.write('\n');
                hashes.put(row.name(), hash);
            }
        }
        if (fresh.size() > 0) {
            SegmentFiles.write(cases(), tail, fresh.toByteArray());
            tail += fresh.size();
            lines.putAll(hashes);
        }
        new PrivateFile(folder.resolve(FETCHED)).replace(position + "\n");
        upto = position;
    }

    /** Whether the evidence of a row is missing. */
    boolean lacks(CaseRow row) {
        return row.sha256() != null && !Files.exists(file(row));
    }

    private Path file(CaseRow row) {
        String digest = String.valueOf(row.sha256());
        if (!DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException("not a digest");
        }
        return folder.resolve(FILES).resolve(row.caseId().toString()).resolve(digest);
    }

    void keep(CaseRow row, byte[] sealed) throws IOException {
        PrivateFolder.make(file(row).getParent());
        new PrivateFile(file(row)).replace(sealed);
    }

    /** Removes keys and evidence of cases that were destroyed. */
    void forget(Collection<UUID> destroyed) throws IOException {
        var gone = Set.copyOf(destroyed);
        if (lines.keySet().stream().noneMatch(name -> gone.contains(CaseRow.caseOf(name)))) {
            return;
        }
        for (UUID caseId : gone) {
            Path own = folder.resolve(FILES).resolve(caseId.toString());
            if (Files.isDirectory(own)) {
                try (var files = Files.list(own)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(own);
            }
        }
        var rest = new ByteArrayOutputStream();
        lines.clear();
        SegmentFiles.read(cases(), line -> {
            if (!gone.contains(CaseRow.parse(line).caseId()) && takes(line)) {
                rest.writeBytes(line);
                rest.write('\n');
            }
            return true;
        });
        new PrivateFile(cases()).replace(rest.toByteArray());
        tail = rest.size();
    }

    /** Keeps the sealed rows of the office as they were at a position. */
    void keepOffice(long position, byte[] sealed) throws IOException {
        new PrivateFile(folder.resolve(OFFICE))
                .replace(ByteBuffer.allocate(Long.BYTES + sealed.length)
                        .putLong(position)
                        .put(sealed)
                        .array());
        officeAt = position;
    }

    private Optional<byte[]> officeFile() throws IOException {
        Path file = folder.resolve(OFFICE);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private static long position(byte[] office) {
        return office.length < Long.BYTES ? -1 : ByteBuffer.wrap(office).getLong();
    }
}
