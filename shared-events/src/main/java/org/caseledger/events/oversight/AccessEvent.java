package org.caseledger.events.oversight;

import java.time.Instant;
import org.caseledger.events.Actor;
import org.caseledger.events.BesideCase;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Says;
import org.jspecify.annotations.Nullable;

/**
 * A person came in, tried to, or looked for, read or took something (P1.08); recorded before the answer is given. Typed
 * texts are never in it, only codes of them.
 */
public sealed interface AccessEvent extends OversightEvent, BesideCase {
    @Override
    default @Nullable CaseId caseId() {
        return null;
    }

    /** The network address of the client; empty for the command line of the server. */
    String address();

    /**
     * Random text that prevents guessing the rest from the hash in a public leaf; null before it is recorded, and in
     * earlier events (revision 1).
     */
    @Nullable
    String salt();

    /** The same with this salt, as it is recorded. */
    AccessEvent salted(String with);

    /**
     * A person logged in by the form, or a {@code program} logged in as that person, which does so with each request:
     * recorded once for each address and day.
     */
    @EventType(value = "PersonLoggedIn", revision = 2)
    @Says(zh = "{program?程序登录~登录}[（地址：{address}）]", en = "Logged in{program? by a program}[ (address: {address})]")
    record PersonLoggedIn(
            boolean program, String address, @Nullable String salt) implements AccessEvent {
        @Override
        public PersonLoggedIn salted(String with) {
            return new PersonLoggedIn(program, address, with);
        }
    }

    /** A person logged out. */
    @EventType(value = "PersonLoggedOut", revision = 2)
    @Says(zh = "退出[（地址：{address}）]", en = "Logged out[ (address: {address})]")
    record PersonLoggedOut(String address, @Nullable String salt) implements AccessEvent {
        @Override
        public PersonLoggedOut salted(String with) {
            return new PersonLoggedOut(address, with);
        }
    }

    /**
     * So many logins of a person were ended from elsewhere: by that person in another session, or by an administrator.
     */
    @EventType(value = "LoginsEnded", revision = 2)
    @Says(
            zh = "结束{person|person}的登录{logins}处[（地址：{address}）]",
            en = "Ended logins of {person|person}: {logins}[ (address: {address})]")
    record LoginsEnded(
            String person,
            int logins,
            String address,
            @Nullable String salt) implements AccessEvent {
        @Override
        public LoginsEnded salted(String with) {
            return new LoginsEnded(person, logins, address, with);
        }
    }

    /**
     * Logins under the user name of a {@code person}, or under an unknown name (null), failed so many times, the first
     * time at {@code since}; several are summed up in one event. The {@code address} is that of the first.
     */
    @EventType(value = "LoginFailed", revision = 2)
    @Says(
            zh = "{atThePortal?网上查询的查询码或电话后四位不符~以{person?{person|person}~不存在}的用户名登录失败}{attempts}次，首次于{since}"
                    + "[（地址：{address}）]",
            en = "Failed {atThePortal?look-ups at the portal~logins "
                    + "{person?as {person|person}~under unknown user names}}: {attempts}, first at {since}"
                    + "[ (address: {address})]")
    record LoginFailed(
            @Nullable String person,
            Instant since,
            int attempts,
            String address,
            @Nullable String salt) implements AccessEvent {
        /** Before it is recorded. */
        public LoginFailed(@Nullable String person, Instant since, int attempts, String address) {
            this(person, since, attempts, address, null);
        }

        /** Whether a query code or the digits of a phone number were wrong, not a login. */
        public boolean atThePortal() {
            return Actor.CITIZEN.person().equals(person);
        }

        @Override
        public LoginFailed salted(String with) {
            return new LoginFailed(person, since, attempts, address, with);
        }
    }

    /**
     * Cases were searched by words, or by similarity to a case or to a complaint at the phone. {@code words} is a keyed
     * hash of the search, which only the holder of the master key can make: equal for equal words.
     */
    @EventType(value = "CasesSearched", revision = 2)
    @Says(
            zh = "{by}，命中{hits}件[，检索内容编码{words|12}][（地址：{address}）]",
            en = "{by}, hits: {hits}[, code of the words: {words|12}][ (address: {address})]")
    record CasesSearched(
            SearchKind by,
            @Nullable CaseId caseId,
            @Nullable String words,
            long hits,
            String address,
            @Nullable String salt)
            implements AccessEvent {
        @Override
        public CasesSearched salted(String with) {
            return new CasesSearched(by, caseId, words, hits, address, with);
        }
    }

    /**
     * Records were printed, taken as a file, or read by an administrator: of a case, or of what {@code of} names.
     * {@code query} is a code of the filters, as that of words in {@link CasesSearched}.
     */
    @EventType(value = "RecordsRead", revision = 2)
    @Says(
            zh = "{what}[：{of}][，条件编码{query|12}][（地址：{address}）]",
            en = "{what}[: {of}][, code of the filters: {query|12}][ (address: {address})]")
    record RecordsRead(
            ReadKind what,
            @Nullable CaseId caseId,
            @Nullable String of,
            @Nullable String query,
            String address,
            @Nullable String salt)
            implements AccessEvent {
        @Override
        public RecordsRead salted(String with) {
            return new RecordsRead(what, caseId, of, query, address, with);
        }
    }
}
