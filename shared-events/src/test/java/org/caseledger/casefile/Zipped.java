package org.caseledger.casefile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;

/** The files of a case file, for tests that tamper with them. */
final class Zipped {
    private static final List<String> KINDS = List.of(".leaf.json", ".payload.json", ".metadata.json", ".tlog-proof");

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    Zipped(byte[] zip) {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, byte[]> files() {
        return files;
    }

    String text(String name) {
        return new String(files.get(name), UTF_8);
    }

    /** Replaces a text, which must exist. */
    Zipped replace(String name, String from, String to) {
        assertThat(text(name)).contains(from);
        return put(name, text(name).replace(from, to));
    }

    Zipped replaceEverywhere(String from, String to) {
        assertThat(text("checkpoint")).contains(from);
        files.replaceAll(
                (name, bytes) -> new String(bytes, UTF_8).replace(from, to).getBytes(UTF_8));
        return this;
    }

    Zipped put(String name, String text) {
        files.put(name, text.getBytes(UTF_8));
        return this;
    }

    Zipped remove(String name) {
        assertThat(files.remove(name)).as(name).isNotNull();
        return this;
    }

    Zipped swap(String one, String other) {
        byte[] kept = files.get(one);
        files.put(one, files.get(other));
        files.put(other, kept);
        return this;
    }

    /** With an unsigned list of what it now holds. */
    Zipped relisted() {
        var list = Manifest.ofCase(SampleLog.CASE);
        files.remove(Manifest.NAME);
        files.forEach(list::add);
        return put(Manifest.NAME, list.note(text -> Optional.empty()));
    }

    /** As an earlier version of the program made it. */
    Zipped ofVersion(int version) {
        files.remove("course.html");
        replace("case.txt", "case-file 8", "case-file " + version);
        if (version >= 6) {
            return relisted();
        }
        List.of("files.txt", "withheld.txt").forEach(files::remove);
        if (version == 5) {
            return relisted();
        }
        List.of(Manifest.NAME, "EVIDENCE.md", "policy").forEach(files::remove);
        return version == 4 ? this : replace("case.txt", "stamps 0\n", "");
    }

    /** Exchanges all files of two events. */
    Zipped swapEvents(String one, String other) {
        KINDS.forEach(kind -> swap(one + kind, other + kind));
        return this;
    }

    /** Moves all files of an event to another number, which need not exist. */
    Zipped moveEvent(String from, String to) {
        KINDS.forEach(kind -> files.put(to + kind, files.remove(from + kind)));
        return this;
    }

    Zipped removeEvent(String event) {
        KINDS.forEach(kind -> remove(event + kind));
        return this;
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        var zip = new StoredZip(bytes);
        try {
            for (var file : files.entrySet()) {
                zip.add(file.getKey(), file.getValue());
            }
            zip.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The ZIP with an entry name changed to another of the same length, which no library writes. */
    byte[] renaming(String from, String to) {
        assertThat(to).hasSameSizeAs(from);
        String zip = new String(bytes(), ISO_8859_1);
        assertThat(zip).contains(from);
        return zip.replace(from, to).getBytes(ISO_8859_1);
    }

    void unpack(Path folder) throws IOException {
        for (var file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }
}
