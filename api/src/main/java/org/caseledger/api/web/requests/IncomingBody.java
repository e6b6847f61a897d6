package org.caseledger.api.web.requests;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The body of a request as it comes in: one that is slower than any line of an office is broken off,
 * {@link SocketTimeoutException}, and whoever waits for it goes free.
 */
final class IncomingBody implements InputBuffer {
    private static final long NANOS_OF_SECOND = 1_000_000_000;

    private final Request request;
    private final InputBuffer from;
    private final Runnable whenItIsHere;
    private final Duration grace;
    private final long bytesASecond;
    private final long begun = System.nanoTime();
    private long read;
    private boolean isHere;

    /** {@code whenItIsHere} runs once, at its end or with {@link #end}. */
    IncomingBody(Request request, Duration grace, long bytesASecond, Runnable whenItIsHere) {
        this.request = request;
        this.from = request.getInputBuffer();
        this.grace = grace;
        this.bytesASecond = bytesASecond;
        this.whenItIsHere = whenItIsHere;
        request.setInputBuffer(this);
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        int n = from.doRead(handler);
        if (n < 0) {
            here();
            return n;
        }
        read += n;
        if (read == request.getContentLengthLong()) {
            here();
        } else if (System.nanoTime() - begun > allowed()) {
            // What is still to come is not waited for either.
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            throw new SocketTimeoutException("the body came too slowly");
        }
        return n;
    }

    private long allowed() {
        return grace.toNanos() + read * NANOS_OF_SECOND / bytesASecond;
    }

    private void here() {
        if (!isHere) {
            isHere = true;
            whenItIsHere.run();
        }
    }

    /** The request is answered: whoever comes next on its connection is read as always. */
    void end() {
        request.setInputBuffer(from);
        here();
    }

    @Override
    public int available() {
        return from.available();
    }
}
