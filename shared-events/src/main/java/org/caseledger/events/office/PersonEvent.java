package org.caseledger.events.office;

import java.util.UUID;
import org.caseledger.events.EventType;
import org.caseledger.events.Role;
import org.caseledger.events.Says;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** A change of a person who works here and logs in under {@code username}. */
public sealed interface PersonEvent extends OfficeEvent {
    /** The kind of these streams. */
    String KIND = "person";

    /** The name under which the person logs in. */
    String username();

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default UUID stream() {
        return streamOf(username());
    }

    /** The stream of the person of this user name. */
    static UUID streamOf(String username) {
        return OfficeEvent.streamOf(KIND, username);
    }

    /**
     * A person works here from now on; {@code password} is a keyed digest of the hash of the password, from which it
     * cannot be guessed (64 hex digits).
     */
    @EventType("PersonRecorded")
    @Says(
            zh = "登记人员{name}（{username}）：{role}[，{unit}]{active?~，已停用}，理由：{reason}",
            en = "Person recorded: {name} ({username}), {role}[, {unit}]{active?~, disabled}, reason: {reason}")
    record PersonRecorded(
            String username,
            String name,
            Role role,
            @Nullable UnitId unit,
            boolean active,
            String password,
            String reason)
            implements PersonEvent {}

    /** Name, role or unit of a person changed, or whether he or she logs in; this is how they are now. */
    @EventType("PersonChanged")
    @Says(
            zh = "变更人员{name}（{username}），现为：{role}[，{unit}]{active?~，已停用}，理由：{reason}",
            en = "Person changed: {name} ({username}), now {role}[, {unit}]{active?~, disabled}, reason: {reason}")
    record PersonChanged(
            String username,
            String name,
            Role role,
            @Nullable UnitId unit,
            boolean active,
            String reason) implements PersonEvent {}

    /**
     * A person has another password, of whose hash {@code password} is a keyed digest (64 hex digits); without a reason
     * it was the person who changed it.
     */
    @EventType("PasswordSet")
    @Says(
            zh = "{reason?为{username|person}设置新密码，理由：{reason}~{username|person}修改本人密码}",
            en = "{reason?New password set for {username|person}, reason: {reason}~"
                    + "{username|person} changed their own password}")
    record PasswordSet(
            String username, String password, @Nullable String reason) implements PersonEvent {}
}
