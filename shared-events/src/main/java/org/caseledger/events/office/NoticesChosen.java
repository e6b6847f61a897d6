package org.caseledger.events.office;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A person chose where and when notices are sent: all choices, in place of those before. Without an
 * address a channel is not used; between {@code quietFrom} and {@code quietUntil} nothing is sent
 * at once.
 */
@EventType("NoticesChosen")
public record NoticesChosen(
        String username,
        @Nullable String mail,
        @Nullable String webhook,
        @Nullable String phone,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        List<NoticeChoice> choices)
        implements NoticeEvent {

    /** Nothing was chosen: no channel is used. */
    public static NoticesChosen nothingBy(String username) {
        return new NoticesChosen(username, null, null, null, null, null, List.of());
    }

    @Override
    public UUID stream() {
        return streamOf(username);
    }

    /** The stream of the choices of the person of this user name. */
    public static UUID streamOf(String username) {
        return OfficeEvent.streamOf(KIND, "person/" + username);
    }

    /** Where this person is reached by a channel; null for nowhere. */
    public @Nullable String address(NoticeChannel channel) {
        return switch (channel) {
            case MAIL -> mail;
            case WEBHOOK -> webhook;
            case SMS -> phone;
        };
    }

    /** When this person wants a kind of notice by a channel; empty where that is not chosen. */
    public Optional<NoticeTiming> chosen(NoticeKind kind, NoticeChannel channel) {
        return NoticeChoice.among(choices, kind, channel);
    }

    /** When a kind of notice is sent to this person by a channel: as chosen, else by default. */
    public NoticeTiming timing(NoticeKind kind, NoticeChannel channel, NoticeDefaultsSet defaults) {
        return address(channel) == null
                ? NoticeTiming.NEVER
                : chosen(kind, channel).orElseGet(() -> defaults.timing(kind, channel));
    }
}
