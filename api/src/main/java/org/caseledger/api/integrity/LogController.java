package org.caseledger.api.integrity;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.proof.LogKey;
import org.caseledger.proof.PublishedLog;
import org.caseledger.text.Sha256;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.TileName;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The log for whoever checks it with standard tools (C2SP tlog-tiles). */
@RestController
@Tag(name = "log 日志")
@RequestMapping(LogController.PREFIX)
@RequiredArgsConstructor
class LogController {
    static final String PREFIX = "/log";

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    // Another checkpoint comes within a second of the next event.
    private static final CacheControl SHORT = CacheControl.maxAge(Duration.ofSeconds(1));
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).immutable();

    /** A coding that a client takes, unless it says by a weight of 0 that it does not. */
    private static final Pattern GZIP =
            Pattern.compile("(?i)\\s*(?:x-)?gzip\\s*(?:;\\s*q=(?:1(?:\\.0*)?|0?\\.\\d*[1-9]\\d*)\\s*)?");

    private final PublishedLog log;
    private final AskedPolicy policy;
    private final AccessLog accesses;

    /** A verifier key (C2SP signed-note), and the size of the first tree that it has signed. */
    record Key(String vkey, long validFrom) {}

    @GetMapping("/key")
    List<Key> keys() {
        return told(log.keys());
    }

    /** Those of the second line, by SM2; none where the log has no such line. */
    @GetMapping("/sm3/key")
    List<Key> sm2Keys() {
        return told(log.sm2Keys());
    }

    private static List<Key> told(List<LogKey> keys) {
        return keys.stream()
                .map(key -> new Key(key.verifier().toString(), key.validFrom()))
                .toList();
    }

    /** What the office asks for before a checkpoint is believed (C2SP tlog-policy). */
    @GetMapping("/policy")
    @FileResponse(MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<byte[]> policy() {
        return answer(policy.textWithAddresses().getBytes(StandardCharsets.UTF_8), TEXT, SHORT);
    }

    @GetMapping("/checkpoint")
    @FileResponse(MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<byte[]> checkpoint() {
        byte[] note =
                log.checkpoint().orElseThrow(NotFoundException::new).toString().getBytes(StandardCharsets.UTF_8);
        return answer(note, TEXT, SHORT);
    }

    @GetMapping("/tile/{level:[0-9]+}/**")
    @FileResponse(MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        String below = request.getContextPath() + PREFIX + "/";
        return answer(tileBytes(named(request, below)), MediaType.APPLICATION_OCTET_STREAM, FOR_EVER);
    }

    @GetMapping("/tile/entries/**")
    @FileResponse(MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> entries(HttpServletRequest request, @AuthenticationPrincipal @Nullable LoggedIn person) {
        byte[] leaves = tileBytes(named(request, request.getContextPath() + PREFIX + "/"));
        if (person != null) {
            accesses.read(ReadKind.LOG_ENTRIES, null, person.actor());
        }
        return bundle(leaves, request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    }

    private byte[] tileBytes(TileName name) {
        return log.tile(name).orElseThrow(NotFoundException::new);
    }

    /** A bundle of leaves, which are texts much like each other, compressed for whoever takes it. */
    private static ResponseEntity<byte[]> bundle(byte[] leaves, @Nullable String accepted) {
        var type = MediaType.APPLICATION_OCTET_STREAM;
        boolean gzip = accepted != null && Stream.of(accepted.split(",")).anyMatch(GZIP.asMatchPredicate());
        return gzip
                ? served(type, FOR_EVER, digest(leaves) + "-gzip")
                        .varyBy(HttpHeaders.ACCEPT_ENCODING)
                        .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                        .body(gzip(leaves))
                : served(type, FOR_EVER, digest(leaves))
                        .varyBy(HttpHeaders.ACCEPT_ENCODING)
                        .body(leaves);
    }

    private static byte[] gzip(byte[] bytes) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /** Of the tree by SM3, whose root is in the second line. */
    @GetMapping("/sm3/tile/{level:[0-9]+}/**")
    @FileResponse(MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> sm3Tile(HttpServletRequest request) {
        String below = request.getContextPath() + PREFIX + "/sm3/";
        byte[] bytes = log.sm3Tile(named(request, below)).orElseThrow(NotFoundException::new);
        return answer(bytes, MediaType.APPLICATION_OCTET_STREAM, FOR_EVER);
    }

    private static TileName named(HttpServletRequest request, String below) {
        try {
            return TileName.parse(request.getRequestURI().substring(below.length()));
        } catch (Malformed e) {
            throw new NotFoundException();
        }
    }

    private static ResponseEntity<byte[]> answer(byte[] body, MediaType type, CacheControl cache) {
        return served(type, cache, digest(body)).body(body);
    }

    private static ResponseEntity.BodyBuilder served(MediaType type, CacheControl cache, String tag) {
        return ResponseEntity.ok().contentType(type).cacheControl(cache).eTag("\"%s\"".formatted(tag));
    }

    private static String digest(byte[] body) {
        return HexFormat.of().formatHex(Sha256.of(body), 0, 16);
    }
}
