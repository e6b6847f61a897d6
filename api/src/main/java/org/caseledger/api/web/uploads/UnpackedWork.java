package org.caseledger.api.web.uploads;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How many bytes are unpacked to examine one document: more than a bound end it with an {@link IOException}. */
final class UnpackedWork {
    private long left;

    UnpackedWork(long most) {
        this.left = most;
    }

    boolean isOver() {
        return left < 0;
    }

    /** The same bytes, counted as they are read. */
    InputStream counted(InputStream from) {
        return new FilterInputStream(from) {
            @Override
            public int read() throws IOException {
                return count(super.read(), 1);
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                int read = super.read(to, offset, length);
                return count(read, read);
            }
        };
    }

    int count(int answer, long read) throws IOException {
        left -= answer < 0 ? 0 : read;
        if (isOver()) {
            throw new IOException("unpacks to more than is examined");
        }
        return answer;
    }
}
