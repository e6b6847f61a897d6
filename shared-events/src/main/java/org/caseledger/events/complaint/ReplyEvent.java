package org.caseledger.events.complaint;

import java.util.List;
import org.caseledger.events.EventType;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Says;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/** A reply, from its draft until it is sent. */
public sealed interface ReplyEvent extends Act {
    /**
     * A reply was drafted; the digest stands for its text: 64 hex digits under the key of the case, before that
     * SHA-256.
     */
    @EventType(value = "ReplyDrafted", zh = "起草回复", en = "Reply drafted")
    @Says(zh = "起草回复第{draft}稿，起草人：{by|person}", en = "Reply draft {draft} written by {by|person}")
    record ReplyDrafted(int draft, Sealed text, String digest, String by, Occurred occurred) implements ReplyEvent {}

    /**
     * Another person of the handling unit reviewed a draft of its reply (P9.12 认真审核), or wants another one, with a
     * comment; the digest is that of {@link ReplyDrafted}.
     */
    @EventType(value = "DraftReviewed", zh = "审核回复稿", en = "Draft reviewed by the unit")
    @Says(
            zh = "承办单位审核{agreed?同意~不同意}第{draft}稿[，意见：{comment}]",
            en = "Draft {draft} {agreed?approved~sent back} by the unit[, comment: {comment}]")
    record DraftReviewed(
            int draft,
            String digest,
            boolean agreed,
            @Official @Nullable String comment,
            String by,
            Occurred occurred) implements ReplyEvent {}

    /**
     * A leader approved, or the legal section reviewed, the draft with this digest (P9.12); {@code onBehalfOf} is the
     * login of the leader for whom {@code by} signed by delegation, null for whoever signed in their own name.
     */
    @EventType(value = "ReplyApproved", zh = "批准回复", en = "Reply approved")
    @Says(
            zh = "{level=LEADER?局领导批准~法规科法制审核通过}回复第{draft}稿[，意见：{opinion}]",
            en = "{level=LEADER?Approved by leader~Passed legal review}: reply draft {draft}[, opinion: {opinion}]")
    record ReplyApproved(
            ApprovalLevel level,
            int draft,
            String digest,
            @Official @Nullable String opinion,
            String by,
            @Nullable String onBehalfOf,
            Occurred occurred)
            implements ReplyEvent {
        /** The logins of all whose signature it is. */
        public List<String> people() {
            return onBehalfOf == null ? List.of(by) : List.of(by, onBehalfOf);
        }
    }

    /** A leader or the legal section sent the draft back (P9.12). */
    @EventType(value = "ReplyRejected", zh = "退回回复稿", en = "Draft sent back")
    @Says(
            zh = "{level}未通过，退回回复第{draft}稿，意见：{opinion}",
            en = "Reply draft {draft} sent back at {level}, opinion: {opinion}")
    record ReplyRejected(
            ApprovalLevel level,
            int draft,
            String digest,
            @Official String opinion,
            String by,
            Occurred occurred) implements ReplyEvent {}

    /**
     * The complainant was notified of the result (P9.04, P9.08); the digest is that of {@link ReplyDrafted},
     * {@code draft} the draft with this text.
     */
    @EventType(value = "ComplaintReplied", zh = "回复", en = "Replied")
    @Says(
            zh = "{medium=NOBODY?作出答复，匿名无从告知~[{medium|by}]回复投诉人}[（第{draft}稿）]",
            en = "{medium=NOBODY?Reply recorded; anonymous, no one to notify~Replied to the complainant[ {medium|by}]}"
                    + "[ (draft {draft})]")
    record ComplaintReplied(
            Sealed text,
            String digest,
            @Nullable Integer draft,
            @Nullable Medium medium,
            Occurred occurred) implements ReplyEvent {}
}
