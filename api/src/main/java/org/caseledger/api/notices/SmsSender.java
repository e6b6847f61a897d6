package org.caseledger.api.notices;

import java.net.URI;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.NoticeChannel;

/**
 * Sends text messages by a gateway: the id of a template that the carrier has approved and what stands in it, signed
 * over time and body. {@code Idempotency-Key} is the same however often a message is sent.
 */
@RequiredArgsConstructor
final class SmsSender implements NoticeSender {
    private final URI address;
    private final String secret;
    private final String template;
    private final HttpPost http;
    private final Clock clock;

    @Override
    public NoticeChannel channel() {
        return NoticeChannel.SMS;
    }

    @Override
    public void send(OutgoingMessage message) {
        var first = message.notices().get(0);
        var parameters = new TreeMap<String, Object>();
        parameters.put("kind", first.kind().text().zh());
        parameters.put("number", first.number());
        parameters.put("count", message.notices().size());
        var body = new TreeMap<String, Object>();
        body.put("phone", message.to());
        body.put("template", template);
        body.put("parameters", parameters);
        var json = EventCodec.write(body);
        var at = String.valueOf(clock.instant().getEpochSecond());
        http.post(
                address,
                json,
                Map.of(
                        "Idempotency-Key",
                        message.id().toString(),
                        "X-Timestamp",
                        at,
                        "X-Signature",
                        HexFormat.of().formatHex(Signature.of(at + "\n" + json, secret))));
    }
}
