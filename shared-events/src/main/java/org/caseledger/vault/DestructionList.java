package org.caseledger.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;
import org.caseledger.files.PrivateFile;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Sha256;
import org.caseledger.text.Text;

/**
 * 销毁清单: the destroyed cases, in a file next to the keys and therefore in no backup of the database, one line each: the
 * case, its event in base64, and the SHA-256 of both. A line is on disk before its event is in the log.
 */
@RequiredArgsConstructor
public final class DestructionList {
    private final Path file;

    /**
     * The events, as JSON, by case; a last line that was not finished is none. Throws {@link LabelledException} for a
     * line that was changed.
     */
    public synchronized Map<CaseId, String> read() {
        var cases = new LinkedHashMap<CaseId, String>();
        var lines = text().split("\n", -1);
        for (int i = 0; i < lines.length - 1; i++) {
            var parts = lines[i].split(" ");
            if (parts.length != 3 || !Sha256.hex(parts[0] + " " + parts[1]).equals(parts[2])) {
                throw new LabelledException(Text.format(
                        "销毁清单 %s 第%d行已被改动，请从其副本恢复",
                        "line %2$d of the list of destroyed cases %1$s was changed: restore the file" + " from a copy",
                        file,
                        i + 1));
            }
            cases.put(CaseId.of(parts[0]), new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        }
        return cases;
    }

    /** Adds a case; its line is on disk when this returns. */
    public synchronized void add(CaseId caseId, String event) {
        var line =
                "%s %s".formatted(caseId, Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8)));
        try {
            if (!Files.exists(file)) {
                new PrivateFile(file).create("");
            }
            try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
                // What a crash left of a line without its end is written over.
                long end = text().lastIndexOf('\n') + 1;
                out.truncate(end).position(end);
                var bytes = StandardCharsets.UTF_8.encode(line + " " + Sha256.hex(line) + "\n");
                write(out, bytes);
                out.force(true);
            }
        } catch (IOException e) {
            throw new LabelledException(
                    Text.format(
                            "无法写入销毁清单 %s，因此没有销毁",
                            "the list of destroyed cases %s cannot be written, so nothing was destroyed", file),
                    e);
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Of ASCII characters only, so that a position in it is one in the file. */
    private String text() {
        try {
            return new PrivateFile(file).read().orElse("");
        } catch (IOException e) {
            throw new LabelledException(
                    Text.format("无法读取销毁清单 %s", "the list of destroyed cases %s cannot be read", file), e);
        }
    }
}
