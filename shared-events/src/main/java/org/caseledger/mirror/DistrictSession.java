package org.caseledger.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.http.LimitedClient;
import org.jspecify.annotations.Nullable;

/**
 * A mirror's login at a district: the password once, and then the session that it opened, since each check of a
 * password takes the district a tenth of a second. One thread at a time.
 */
final class DistrictSession {
    private static final String ADDRESS = "api/mirror/session";

    /** Of a ledger that has no such address, or for which the account is no mirror. */
    private static final List<Integer> NONE = List.of(404, 405);

    private final URI address;
    private final String authorization;
    private final LimitedClient client;
    private @Nullable String cookie;

    /** {@code login} is a name and a password with a colon between. */
    DistrictSession(URI base, String login, LimitedClient client) {
        this.address = base.resolve(ADDRESS);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
        this.client = client;
    }

    /** The request with the login, which is begun if there is none. */
    HttpRequest.Builder on(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (cookie == null) {
            cookie = begin();
        }
        return cookie == null ? request.header("Authorization", authorization) : request.header("Cookie", cookie);
    }

    /** Gives up a session that is no more; whether there was one. */
    boolean forget() {
        boolean was = cookie != null;
        cookie = null;
        return was;
    }

    private @Nullable String begin() throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(address)
                .header("Authorization", authorization)
                .POST(BodyPublishers.noBody()));
        if (NONE.contains(answer.statusCode())) {
            return null;
        }
        String cookies = answer.headers().allValues("Set-Cookie").stream()
                .map(one -> one.split(";", 2)[0].strip())
                .collect(Collectors.joining("; "));
        if (answer.statusCode() != 204 || cookies.isEmpty()) {
            throw new IOException("%s answered %d".formatted(ADDRESS, answer.statusCode()));
        }
        return cookies;
    }
}
