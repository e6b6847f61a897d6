package org.caseledger.events.office;

import java.util.List;
import java.util.UUID;
import org.caseledger.events.EventType;

/**
 * An administrator set when notices are sent to whoever has chosen nothing: all choices that differ
 * from what the program does by itself, in place of those before.
 */
@EventType("NoticeDefaultsSet")
public record NoticeDefaultsSet(List<NoticeChoice> choices, String reason) implements NoticeEvent {

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
