package org.caseledger.api.webhooks;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses inside the office, which a webhook does not reach unless the office says so. */
final class PrivateNetwork {
    private static final int BYTE = 0xff;

    private PrivateNetwork() {}

    /** Whether any address of this host is of a private network; this machine is none. */
    static boolean has(String host) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(PrivateNetwork::isOfIt);
    }

    private static boolean isOfIt(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & BYTE;
        boolean special = address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress();
        return special
                || (address instanceof Inet6Address
                        ? (first & 0xfe) == 0xfc // RFC 4193
                        : first == 100 && (bytes[1] & 0xc0) == 0x40); // RFC 6598
    }
}
