package org.caseledger.events.office;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caseledger.events.EventType;
import org.caseledger.events.Says;
import org.jspecify.annotations.Nullable;

/** What was chosen about notices, or done with those that could not be delivered. */
public sealed interface NoticeEvent extends OfficeEvent {
    /** The kind of streams of each person, and of the one for what was not delivered. */
    String KIND = "notices";

    @Override
    default @Nullable String reason() {
        return null;
    }

    @Override
    default String kind() {
        return KIND;
    }

    /**
     * A person chose where and when notices are sent: all choices, in place of those before. Without an address a
     * channel is not used; between {@code quietFrom} and {@code quietUntil} nothing is sent at once.
     */
    @EventType("NoticesChosen")
    @Says(zh = "{username|person}设置通知方式", en = "How {username|person} receives notices was chosen")
    record NoticesChosen(
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

    /**
     * An administrator set when notices are sent to whoever has chosen nothing: all choices that differ from what the
     * program does by itself, in place of those before.
     */
    @EventType("NoticeDefaultsSet")
    @Says(
            zh = "{choices?设定通知默认方式：{choices}~通知默认方式恢复为程序设定}，理由：{reason}",
            en = "Defaults of notices set{choices?: {choices}~ back to the program’s}, reason: {reason}")
    record NoticeDefaultsSet(List<NoticeChoice> choices, String reason) implements NoticeEvent {
        /** The kind of its stream: a change of the office, which a person's own choice is not. */
        public static final String KIND = "notice-defaults";

        /** The stream of all of them. */
        public static final UUID STREAM = OfficeEvent.streamOf(KIND, "office");

        /** Nothing was set: notices are sent as the program does by itself. */
        public static final NoticeDefaultsSet NONE = new NoticeDefaultsSet(List.of(), "");

        /** When notices of a kind are sent by a channel to whoever has an address and chose nothing. */
        public NoticeTiming timing(NoticeKind kind, NoticeChannel channel) {
            return NoticeChoice.among(choices, kind, channel).orElse(kind.usual());
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public UUID stream() {
            return STREAM;
        }
    }

    /**
     * An administrator had notices that could not be delivered sent again, or {@code dropped} them; {@code deliveries}
     * are their ids.
     */
    @EventType("UndeliveredNoticesSettled")
    @Says(
            zh = "{dropped?放弃~重发}未送达的通知{deliveries|count}条，理由：{reason}",
            en = "Undelivered notices {dropped?dropped~sent again}: {deliveries|count}, reason: {reason}")
    record UndeliveredNoticesSettled(List<UUID> deliveries, boolean dropped, String reason) implements NoticeEvent {
        /** The stream of all of them. */
        public static final UUID STREAM = OfficeEvent.streamOf(KIND, "undelivered");

        @Override
        public UUID stream() {
            return STREAM;
        }
    }
}
