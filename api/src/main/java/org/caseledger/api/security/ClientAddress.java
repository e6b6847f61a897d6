package org.caseledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The address that a request comes from, as limits count it: of IPv6 the network, for whoever has one has all its
 * addresses. Of a gateway only where it is configured as one.
 */
public final class ClientAddress {
    private static final int NETWORK = 8;

    private ClientAddress() {}

    public static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    /** The same of an address in figures, behind which some gateways write the port. */
    public static String of(String told) {
        var address = told.replaceFirst("^(?:\\[(.*)]|([0-9.]+)):[0-9]+$", "$1$2");
        if (!address.contains(":")) {
            return address;
        }
        try {
            // What has a colon is never looked up by name.
            var bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK));
        } catch (UnknownHostException e) {
            return address;
        }
    }

    /** That of the request that is answered now; empty outside of one. */
    static String current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                ? of(now.getRequest())
                : "";
    }
}
