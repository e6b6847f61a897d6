package org.caseledger.api.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;

/** Reads the lines of a text, keeping only those in memory that a record may need. */
@RequiredArgsConstructor
final class CsvLines implements AutoCloseable {
    /** So many lines has a row at the most, on the average. */
    private static final long LINES_OF_A_ROW = 4;

    private final TableSource file;
    private final BufferedReader text;
    private final List<String> ahead = new ArrayList<>();
    private long read;
    private boolean ended;

    boolean isEmpty() throws IOException {
        return !has(1);
    }

    /** Whether so many lines are left. */
    boolean has(int lines) throws IOException {
        while (!ended && ahead.size() < lines) {
            readOne();
        }
        return ahead.size() >= lines;
    }

    /** One of those at hand, from 0. */
    String line(int ahead) {
        return this.ahead.get(ahead);
    }

    /** The next lines as one text, with their breaks; they stay at hand. */
    String peek(int lines) {
        return lines == 1 ? ahead.get(0) : String.join("\n", ahead.subList(0, lines));
    }

    /** Goes on behind the next lines, and gives them as one text. */
    String take(int lines) {
        String taken = peek(lines);
        drop(lines);
        return taken;
    }

    /** Goes on behind the next lines. */
    void drop(int lines) {
        ahead.subList(0, lines).clear();
    }

    private void readOne() throws IOException {
        var line = new StringBuilder();
        int c = text.read();
        ended = c < 0;
        while (c >= 0 && c != '\n' && c != '\r') {
            line.append((char) c);
            file.limits().line(file.name(), read + 1, line.length());
            c = text.read();
        }
        if (c == '\r') {
            text.mark(1);
            if (text.read() != '\n') {
                text.reset();
            }
        }
        if (!ended || line.length() > 0) {
            ahead.add(line.toString());
            TableLimits.within(
                    file.name(), ++read, LINES_OF_A_ROW * file.limits().rows(), "行数", "lines");
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
