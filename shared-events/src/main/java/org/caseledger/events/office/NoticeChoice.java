package org.caseledger.events.office;

/** When a person wants notices of a kind by a channel. */
public record NoticeChoice(NoticeKind kind, NoticeChannel channel, NoticeTiming timing) {}
