package org.caseledger.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lombok.RequiredArgsConstructor;

/** Asks strangers over HTTP: for so long at most, and reading so many bytes at most. */
@RequiredArgsConstructor
public final class LimitedClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Duration whole;
    private final int mostBytes;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** Throws {@link IOException} if no answer, or too long an answer, arrived in time. */
    public HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.sendAsync(request.timeout(whole).build(), head -> new LimitedBody(mostBytes));
        try {
            // The request's own timeout ends with the head of the response, this one with all of
            // it.
            return answer.get(whole.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().toString(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer in %d s".formatted(whole.toSeconds()), e);
        } finally {
            answer.cancel(true);
        }
    }
}
