package org.caseledger.events.office;

import java.util.List;
import java.util.Optional;
import org.caseledger.events.Says;

/** When notices of a kind are wanted by a channel. */
@Says(zh = "{kind}（{channel}）{timing}", en = "{kind} ({channel}): {timing}")
public record NoticeChoice(NoticeKind kind, NoticeChannel channel, NoticeTiming timing) {
    /** The choice for a kind and a channel; empty if there is none. */
    static Optional<NoticeTiming> among(List<NoticeChoice> choices, NoticeKind kind, NoticeChannel channel) {
        return choices.stream()
                .filter(choice -> choice.kind() == kind && choice.channel() == channel)
                .map(NoticeChoice::timing)
                .findFirst();
    }
}
