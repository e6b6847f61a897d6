package org.caseledger.mirror;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.caseledger.files.PrivateFolder;

/**
 * The lines of events on disk, {@value #EVENTS} to a file. A line counts when its newline is there; whoever adds lines
 * cuts off what a crash left of others.
 */
record SegmentFiles(Path folder) {
    static final int EVENTS = 4096;

    private static final Pattern NAME = Pattern.compile("[0-9]{12}\\.jsonl");

    /** The file that has the event at this position. */
    Path of(long position) {
        long first = (position - 1) / EVENTS * EVENTS + 1;
        return folder.resolve("%012d.jsonl".formatted(first));
    }

    /** All that are there, in order. */
    List<Path> all() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Accepts a line; returns whether to continue with the next one. */
    @FunctionalInterface
    interface Lines {
        boolean take(byte[] line);
    }

    /** Reads complete lines until one is rejected; returns how many bytes of the file were accepted. */
    static long read(Path file, Lines lines) throws IOException {
        return read(file, 0, lines);
    }

    /** The same, but passes over so many lines at its beginning. */
    static long read(Path file, long passedOver, Lines lines) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int from = 0;
        long line = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line++;
                if (line > passedOver && !lines.take(Arrays.copyOfRange(bytes, from, i))) {
                    break;
                }
                from = i + 1;
            }
        }
        return from;
    }

    /** Writes after so many bytes of a file, on disk when this returns; what followed is gone. */
    static void write(Path file, long at, byte[] bytes) throws IOException {
        boolean isNew = !Files.exists(file);
        try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.truncate(at).position(at);
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
        if (isNew) {
            PrivateFolder.sync(file.getParent());
        }
    }
}
