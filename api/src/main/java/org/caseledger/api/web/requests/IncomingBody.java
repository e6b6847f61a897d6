package org.caseledger.api.web.requests;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The body of a request as it comes in: one that is slower than any line of an office is broken off,
 * {@link SocketTimeoutException}, and whoever waits for it goes free.
 */
final class IncomingBody implements InputBuffer {
    private final Request request;
    private final InputBuffer from;
    private final Runnable whenItIsHere;
    private final Pace pace;
    private final long begun = System.nanoTime();
    private long read;
    private boolean isHere;

    /** {@code whenItIsHere} runs once, at its end or with {@link #end}. */
    IncomingBody(Request request, Pace pace, Runnable whenItIsHere) {
        this.request = request;
        this.from = request.getInputBuffer();
        this.pace = pace;
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
        } else if (System.nanoTime() - begun > pace.allowed(read)) {
            // What is still to come is not waited for either.
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            throw new SocketTimeoutException("the body came too slowly");
        }
        return n;
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
