package org.caseledger.api.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.caseledger.api.feed.FeedEvent;
import org.caseledger.api.notices.HttpPost;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Another system that is sent events of these types, all where there is none: where to, and the key by which it knows
 * that the ledger sends them (Standard Webhooks).
 */
public record Webhook(String name, URI address, byte[] key, Set<String> types) implements EventRecipient {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final String SECRET = "whsec_";
    private static final int SHORTEST_KEY = 24;
    private static final int LONGEST_KEY = 64;

    /** By the settings of an office; throws {@link LabelledException} for one that is none. */
    public static Webhook of(
            @Nullable String name, @Nullable String url, @Nullable String secret, @Nullable List<String> types) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw wrong("名称应为小写字母、数字和连字符", "a name has small letters, digits and hyphens: %s", name);
        }
        var asked = types == null ? List.<String>of() : types;
        asked.stream().filter(type -> !EventCodec.isType(type)).findFirst().ifPresent(type -> {
            throw wrong("没有这种事件", "there is no such type of event: %s", type);
        });
        return new Webhook(name, address(name, url), key(name, secret), Set.copyOf(asked));
    }

    private static URI address(String name, @Nullable String url) {
        try {
            return HttpPost.address("caseledger.webhooks", String.valueOf(url));
        } catch (IllegalArgumentException e) {
            throw wrong("地址应为 https://（http:// 仅限本机）", "https://, or http:// on this machine, for %s", name);
        }
    }

    private static byte[] key(String name, @Nullable String secret) {
        try {
            var key = secret == null || !secret.startsWith(SECRET)
                    ? new byte[0]
                    : Base64.getDecoder().decode(secret.substring(SECRET.length()));
            if (key.length >= SHORTEST_KEY && key.length <= LONGEST_KEY) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw wrongKey(name);
        }
        throw wrongKey(name);
    }

    private static LabelledException wrongKey(String name) {
        return wrong("密钥应为 whsec_ 加24至64字节的 Base64", "the secret is whsec_ and 24 to 64 bytes in Base64, for %s", name);
    }

    private static LabelledException wrong(String zh, String en, @Nullable String what) {
        return new LabelledException(
                Text.format("caseledger.webhooks：" + zh + "：%s", "caseledger.webhooks: " + en, String.valueOf(what)));
    }

    @Override
    public String host() {
        return address.getHost();
    }

    /** The address of this path below its own. */
    public URI below(String path) {
        return URI.create(address.toString().replaceFirst("/+$", "") + path);
    }

    @Override
    public Optional<Message> message(FeedEvent event, Instant at) {
        var body = new String(event.json(), UTF_8);
        return Optional.of(new Message(address, body, headers(event.event().eventId(), at, body)));
    }

    /** What goes with this body, sent under this id at this time. */
    public Map<String, String> headers(UUID id, Instant at, String body) {
        var seconds = Long.toString(at.getEpochSecond());
        return Map.of(
                "Content-Type",
                "application/cloudevents+json; charset=utf-8",
                "webhook-id",
                id.toString(),
                "webhook-timestamp",
                seconds,
                "webhook-signature",
                signature(id.toString(), seconds, body));
    }

    /** The signature of a body (Standard Webhooks, {@code v1}: HMAC-SHA256). */
    String signature(String id, String seconds, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var signed = mac.doFinal("%s.%s.%s".formatted(id, seconds, body).getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
