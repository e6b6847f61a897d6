package org.caseledger.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP that is written file by file, the same bytes for the same files. */
final class StoredZip {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    StoredZip(OutputStream out) {
        zip = new ZipOutputStream(out, UTF_8);
    }

    // Stored, not deflated: different versions of zlib compress the same text to different bytes.
    void add(String name, byte[] content) throws IOException {
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

    /** Writes its end, without which the archive is incomplete. Leaves the stream open. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }
}
