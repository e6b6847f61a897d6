package org.caseledger.api.web.requests;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.caseledger.api.security.ClientAddress;
import org.jspecify.annotations.Nullable;

/**
 * HTTP of the container with what it lacks against slow clients: connections are bounded by address, a whole header has
 * a deadline (the container's timeout begins anew with each byte), and few threads wait for clients that read slowly.
 */
public final class BoundedProtocol extends Http11NioProtocol {
    private final Endpoint endpoint;

    /**
     * The bounds of a port.
     *
     * @param ofAddress connections of an address
     * @param isGateway which addresses stand for many clients and have no bound of their own
     * @param header how long a header may take
     * @param pace of answers that a client does not take at once
     * @param waiting threads that wait for such clients
     */
    record Bounds(int ofAddress, Predicate<String> isGateway, Duration header, Pace pace, BodySeats waiting) {}

    /** The container creates it by its name; {@link ConnectionLimits} sets the bounds. */
    public BoundedProtocol() {
        this(new Endpoint());
    }

    private BoundedProtocol(Endpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void bound(Bounds bounds) {
        endpoint.bounds = bounds;
    }

    @Override
    protected Processor createProcessor() {
        return new Http11Processor(this, getAdapter()) {
            @Override
            public SocketState service(SocketWrapperBase<?> connection) throws IOException {
                if (hasBegun()) {
                    connection.setReadTimeout(getConnectionTimeout());
                }
                var state = super.service(connection);
                if (!hasBegun() || isAsync() || state != SocketState.OPEN && state != SocketState.LONG) {
                    return state;
                }
                var bounds = endpoint.bounds();
                long left = bounds.header().toMillis()
                        - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - request.getStartTimeNanos());
                if (left <= 0) {
                    return SocketState.CLOSED;
                }
                connection.setReadTimeout(Math.min(getConnectionTimeout(), left));
                // After nothing but blank lines too, so that their time counts.
                return SocketState.LONG;
            }

            /** Whether some of a request has come that is not answered. */
            private boolean hasBegun() {
                return request.getStartTimeNanos() != -1;
            }
        };
    }

    private static final class Endpoint extends NioEndpoint {
        private volatile @Nullable Bounds bounds;

        Bounds bounds() {
            var set = bounds;
            if (set == null) {
                throw new IllegalStateException("a port without bounds");
            }
            return set;
        }

        /** As the container does, but for the bound and the kind of connection. */
        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            try {
                var host = socket.socket().getInetAddress().getHostAddress();
                var address = ClientAddress.of(host);
                boolean gateway = bounds().isGateway().test(host);
                if (!gateway && isFull(address)) {
                    destroySocket(socket);
                    return false;
                }
                var who = gateway ? address + ":" + socket.socket().getPort() : address;
                var connection = new Connection(channel(), this, address, who);
                connection.getSocket().reset(socket, connection);
                connections.put(socket, connection);
                socket.configureBlocking(false);
                socketProperties.setProperties(socket.socket());
                connection.setReadTimeout(getConnectionTimeout());
                connection.setWriteTimeout(getConnectionTimeout());
                connection.setKeepAliveLeft(getMaxKeepAliveRequests());
                getPoller().register(connection);
                return true;
            } catch (IOException e) {
                // The client has gone; a connection that is known is closed by the caller.
                if (!connections.containsKey(socket)) {
                    destroySocket(socket);
                }
                return false;
            }
        }

        private NioChannel channel() {
            var used = getNioChannels() == null ? null : getNioChannels().pop();
            return used != null
                    ? used
                    : createChannel(new SocketBufferHandler(
                            socketProperties.getAppReadBufSize(),
                            socketProperties.getAppWriteBufSize(),
                            socketProperties.getDirectBuffer()));
        }

        private boolean isFull(String address) {
            return connections.values().stream()
                            .filter(one -> one instanceof Connection connection && connection.address.equals(address))
                            .count()
                    >= bounds().ofAddress();
        }
    }

    private static final class Connection extends NioEndpoint.NioSocketWrapper {
        private final Endpoint endpoint;
        private final String address;

        /** Who waits when it is written to: the address, or the connection of a gateway. */
        private final String who;

        private long waited;
        private long taken;
        private boolean broken;

        Connection(NioChannel channel, Endpoint endpoint, String address, String who) {
            super(channel, endpoint);
            this.endpoint = endpoint;
            this.address = address;
            this.who = who;
        }

        @Override
        protected void doWrite(boolean block, ByteBuffer buffer) throws IOException {
            if (broken) {
                // What is missing before would not be noticed.
                throw new SocketTimeoutException("the answer was taken too slowly");
            }
            super.doWrite(false, buffer);
            if (block && (buffer.hasRemaining() || getSocket().getOutboundRemaining() > 0)) {
                broken = true;
                await(buffer);
                broken = false;
            }
        }

        private void await(ByteBuffer buffer) throws IOException {
            var bounds = endpoint.bounds();
            long left = TimeUnit.NANOSECONDS.toMillis(bounds.pace().allowed(taken) - waited);
            if (left <= 0 || !bounds.waiting().take(who)) {
                throw new SocketTimeoutException("the answer was taken too slowly");
            }
            long began = System.nanoTime();
            int all = buffer.remaining();
            setWriteTimeout(Math.min(endpoint.getConnectionTimeout(), left));
            try {
                super.doWrite(true, buffer);
            } finally {
                bounds.waiting().leave(who);
                waited += System.nanoTime() - began;
                taken += all - buffer.remaining();
            }
        }
    }
}
