package org.caseledger.api.notices;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.office.NoticeChannel;
import org.springframework.stereotype.Component;

/** The channels that the office has set up; none by default, and then nothing is sent anywhere. */
@Component
public class NoticeSenders {
    private final Map<NoticeChannel, NoticeSender> all = new EnumMap<>(NoticeChannel.class);

    NoticeSenders(List<NoticeSender> senders) {
        senders.forEach(sender -> all.put(sender.channel(), sender));
    }

    /** The channels by which something can be sent. */
    public Set<NoticeChannel> channels() {
        return Set.copyOf(all.keySet());
    }

    NoticeSender of(NoticeChannel channel) {
        return all.get(channel);
    }
}
