package org.caseledger.casefile;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.caseledger.text.Sha256;

/**
 * The files of an archive package, of which only small ones are read into memory. Throws {@link MalformedArchive} for
 * names that no package has, or has twice, and {@link IOException} for a truncated file.
 */
final class ArchiveFiles implements Closeable {
    private static final int LARGEST = 32 << 20;
    private static final int MOST = 1_000_000;
    private static final Pattern KNOWN =
            Pattern.compile("README\\.md|transfer-list\\.csv|manifest|metadata/[0-9a-f-]{36}\\.xml"
                    + "|cases/[0-9a-f-]{36}/(?:[a-z-]+/)?[A-Za-z0-9.-]{1,80}");

    private final ZipFile zip;
    private final TreeMap<String, ZipEntry> entries = new TreeMap<>();

    ArchiveFiles(Path file) throws IOException {
        zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        try {
            zip.stream().forEach(this::enter);
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void enter(ZipEntry entry) {
        if (entries.size() >= MOST || !KNOWN.matcher(entry.getName()).matches()) {
            throw new MalformedArchive("信息包中有不属于它的文件：%s", "no package has such a file: %s", entry.getName());
        }
        if (entries.put(entry.getName(), entry) != null) {
            throw new MalformedArchive("文件重名：%s", "two files have the name %s", entry.getName());
        }
    }

    /** The names of those under a folder, without it; all for none. */
    TreeSet<String> under(String folder) {
        var names = new TreeSet<String>();
        for (var name : entries.tailMap(folder).keySet()) {
            if (!name.startsWith(folder)) {
                break;
            }
            names.add(name.substring(folder.length()));
        }
        return names;
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** Throws {@link MalformedArchive} for one that is not there or too large. */
    byte[] read(String name) throws IOException {
        try (var in = open(name)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new MalformedArchive("文件过大：%s", "too large: %s", name);
            }
            return bytes;
        }
    }

    String text(String name) throws IOException {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    /** The SHA-256 (hex) of a file of any size. */
    String digest(String name) throws IOException {
        var digest = Sha256.begin();
        try (var in = open(name)) {
            byte[] some = new byte[1 << 16];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                digest.update(some, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private InputStream open(String name) throws IOException {
        var entry = entries.get(name);
        if (entry == null) {
            throw new MalformedArchive("缺少文件：%s", "missing: %s", name);
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
