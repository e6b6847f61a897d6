package org.caseledger.casefile;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseledger.text.Sha256;

/** Writes a case file with so many files of 16 MB, in a process whose heap the caller chooses. */
final class ManyLargeFiles {
    private static final int SIZE = 16 << 20;

    private ManyLargeFiles() {}

    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[0]);
        var names =
                IntStream.range(0, count).mapToObj(n -> Sha256.hex(large(n))).toList();
        var evidence = names.stream()
                .map("{\"sha256\":\"%s\"}"::formatted)
                .collect(Collectors.joining(",", ",\"evidence\":[", "]"));
        var log = new SampleLog(evidence);
        var out = new Counting();
        log.caseFile(log.cosigned()).writeTo(out, new Enclosures() {
            @Override
            public void file(NamedFile named, EnclosedFile.Taking taking) throws IOException {
                var bytes = large(names.indexOf(named.sha256()));
                taking.take(EnclosedFile.of("mp4", bytes));
            }
        });
        System.out.println(out.bytes);
    }

    private static byte[] large(int number) {
        var bytes = new byte[SIZE];
        Arrays.fill(bytes, (byte) number);
        return bytes;
    }

    private static final class Counting extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
