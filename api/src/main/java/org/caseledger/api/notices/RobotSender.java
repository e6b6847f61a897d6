package org.caseledger.api.notices;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.office.NoticeChannel;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends by the robot of a group chat (WeCom, DingTalk). A robot knows no ids: a message whose answer was lost is sent
 * again and stands twice in the group.
 */
@RequiredArgsConstructor
final class RobotSender implements NoticeSender {
    private final RobotFormat format;
    private final URI address;
    private final String secret;
    private final HttpPost http;
    private final Clock clock;

    @Override
    public NoticeChannel channel() {
        return NoticeChannel.WEBHOOK;
    }

    @Override
    public void send(OutgoingMessage message) {
        var to = secret.isEmpty() ? address : format.signed(address, secret, clock.instant());
        var answer = http.post(to, format.json(message.body(), message.to()), Map.of());
        // Both answer 200 also to what they refuse, such as too many messages in a minute.
        if (code(answer) != 0) {
            throw NotSentException.now("errcode " + code(answer), null);
        }
    }

    private static int code(String answer) {
        try {
            return JsonMapper.shared().readTree(answer).path("errcode").asInt(-1);
        } catch (JacksonException e) {
            throw NotSentException.now("no JSON in the answer", e);
        }
    }
}
