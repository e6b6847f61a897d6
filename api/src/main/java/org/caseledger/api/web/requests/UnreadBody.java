package org.caseledger.api.web.requests;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.catalina.connector.Request;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * A request body that no handler read. The container would read it after the answer, however slowly it comes, on a
 * thread that is not counted; so it is read here first.
 */
public final class UnreadBody implements ApplicationBufferHandler {
    private static final String LEFT = UnreadBody.class.getName();

    private ByteBuffer bytes = ByteBuffer.allocate(0);

    private UnreadBody() {}

    /** After the answer has been sent; if there are more bytes, the connection is closed. */
    public static void read(Request request, long most) {
        if (request.getAttribute(LEFT) != null) {
            return;
        }
        var sent = request.getCoyoteRequest();
        var rest = new UnreadBody();
        try {
            long all = 0;
            for (int some = 0; some >= 0 && all <= most; all += some) {
                some = sent.doRead(rest);
                if (some < 0) {
                    return;
                }
            }
        } catch (IOException e) {
            // A sender that slow has gone, or is disconnected.
        }
        leave(request);
    }

    /** Closes the connection after the answer instead. */
    public static void leave(Request request) {
        request.setAttribute(LEFT, true);
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
        bytes = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
        return bytes;
    }

    @Override
    public void expand(int size) {}
}
