package org.caseledger.api.notices;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.caseledger.events.codec.EventCodec;

/** How a group robot takes a message that calls one person of the group. */
enum RobotFormat {
    /** 企业微信: the key is part of the address. */
    WECOM {
        @Override
        String json(String text, String person) {
            return EventCodec.write(
                    Map.of("msgtype", "text", "text", Map.of("content", text, "mentioned_list", List.of(person))));
        }
    },
    /** 钉钉: with a secret, the address is signed by the time in milliseconds. */
    DINGTALK {
        @Override
        String json(String text, String person) {
            return EventCodec.write(Map.of(
                    "msgtype",
                    "text",
                    "text",
                    Map.of("content", text + "\n@" + person),
                    "at",
                    Map.of("atUserIds", List.of(person), "isAtAll", false)));
        }

        @Override
        URI signed(URI address, String secret, Instant now) {
            long at = now.toEpochMilli();
            var sign = Base64.getEncoder().encodeToString(Signature.of(at + "\n" + secret, secret));
            return URI.create("%s%stimestamp=%d&sign=%s"
                    .formatted(
                            address,
                            address.getQuery() == null ? "?" : "&",
                            at,
                            URLEncoder.encode(sign, StandardCharsets.UTF_8)));
        }
    };

    /** The body of a message. */
    abstract String json(String text, String person);

    /** The address to post to now. */
    URI signed(URI address, String secret, Instant now) {
        return address;
    }
}
