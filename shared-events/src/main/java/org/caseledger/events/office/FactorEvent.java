package org.caseledger.events.office;

import java.util.UUID;
import org.caseledger.events.EventType;
import org.caseledger.events.Says;
import org.jspecify.annotations.Nullable;

/** A change of a person's second factor; without a reason it was made by that person. */
public sealed interface FactorEvent extends OfficeEvent {
    /** The kind of these streams. */
    String KIND = "factor";

    /** The name under which the person logs in. */
    String username();

    @Override
    default @Nullable String reason() {
        return null;
    }

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default UUID stream() {
        return streamOf(username());
    }

    /** The stream of the second factor of the person of this user name. */
    static UUID streamOf(String username) {
        return OfficeEvent.streamOf(KIND, username);
    }

    /**
     * A person gives a code of an authenticator in addition to the password from now on; {@code factor} is a keyed
     * digest of its sealed secret (64 hex digits).
     */
    @EventType("AuthenticatorEnrolled")
    @Says(zh = "{username|person}启用两步验证（身份验证器）", en = "Two-step login set up by {username|person} (authenticator)")
    record AuthenticatorEnrolled(String username, String factor) implements FactorEvent {}

    /**
     * A person logs in with a passkey of this name as well; {@code factor} is a keyed digest of its id and public key
     * (64 hex digits).
     */
    @EventType("PasskeyRegistered")
    @Says(zh = "{username|person}登记通行密钥：{name}", en = "Passkey registered by {username|person}: {name}")
    record PasskeyRegistered(String username, String name, String factor) implements FactorEvent {}

    /** A person does not log in with the passkey of this name any more. */
    @EventType("PasskeyRemoved")
    @Says(zh = "{username|person}删除通行密钥：{name}", en = "Passkey removed by {username|person}: {name}")
    record PasskeyRemoved(String username, String name) implements FactorEvent {}

    /** A person has this many new recovery codes; the earlier ones are good for nothing. */
    @EventType("RecoveryCodesMade")
    @Says(zh = "{username|person}重新生成恢复码{codes}个", en = "New recovery codes made by {username|person}: {codes}")
    record RecoveryCodesMade(String username, int codes) implements FactorEvent {}

    /** A person gave a recovery code in place of the second factor; this many are left. */
    @EventType("RecoveryCodeUsed")
    @Says(zh = "{username|person}使用恢复码，剩余{left}个", en = "Recovery code used by {username|person}, codes left: {left}")
    record RecoveryCodeUsed(String username, int left) implements FactorEvent {}

    /**
     * A person logs in by the password alone again; without a reason it was the person who removed the second factor,
     * else an administrator, as of a telephone that was lost.
     */
    @EventType("SecondFactorRemoved")
    @Says(
            zh = "{reason?重置{username|person}的两步验证，理由：{reason}~{username|person}停用本人两步验证}",
            en =
                    "Two-step login {reason?reset for {username|person}, reason: {reason}~turned off by {username|person}}")
    record SecondFactorRemoved(String username, @Nullable String reason) implements FactorEvent {}
}
