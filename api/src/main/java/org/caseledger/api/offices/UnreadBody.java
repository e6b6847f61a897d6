package org.caseledger.api.offices;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.catalina.connector.Request;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * A request body that no handler read. The container would read it after the answer, on a thread that belongs to no
 * office; so it is read here first, within the office.
 */
final class UnreadBody implements ApplicationBufferHandler {
    /** As the container does; of more the connection is closed. */
    private static final long MOST = 2 << 20;

    private ByteBuffer bytes = ByteBuffer.allocate(0);

    private UnreadBody() {}

    /** After the answer has been sent. */
    static void read(Request request) {
        var sent = request.getCoyoteRequest();
        var rest = new UnreadBody();
        try {
            long all = 0;
            for (int some = 0; some >= 0 && all <= MOST; all += some) {
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
    static void leave(Request request) {
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
