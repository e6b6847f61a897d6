package org.caseledger.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.caseledger.eventlog.Outage;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.vault.SessionSeals;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sessions of people who are logged in, in the database: every node knows them, and a restart ends none. A row that
 * the ledger did not write is no session.
 */
@Repository
public class Sessions implements SessionRepository<LedgerSession> {
    /** Stands in a session that was remembered, because the database does not answer. */
    static final String AWAY = "database-away";

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final int REMEMBERED = 10_000;
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final SessionTable table;
    private final SessionSeals seals;
    private final SessionLogins logins;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;
    private final Duration longestRest;

    /** // Sessions that this node has read, so that a page can still report that the database is away. */
    private final Cache<String, Map<String, String>> remembered;

    Sessions(
            JdbcClient jdbc,
            Vault vault,
            SessionLogins logins,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock,
            @Value("${server.servlet.session.timeout}") Duration longestRest) {
        this.table = new SessionTable(jdbc, longestRest);
        this.seals = vault.sessions();
        this.logins = logins;
        this.events = events;
        this.json = json;
        this.clock = clock;
        this.longestRest = longestRest;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(longestRest)
                .build();
    }

    @Override
    public LedgerSession createSession() {
        return LedgerSession.fresh(seals, clock.instant(), longestRest);
    }

    @Override
    public @Nullable LedgerSession findById(String cookie) {
        var id = idOf(cookie);
        try {
            var row = table.find(id).filter(this::isOurs);
            row.filter(SessionTable.Row::rested).ifPresent(found -> table.noteUse(id));
            var content = row.flatMap(found -> texts(found.content()));
            content.ifPresentOrElse(texts -> remembered.put(id, texts), () -> remembered.invalidate(id));
            return content.map(texts -> stored(cookie, texts)).orElse(null);
        } catch (DataAccessException e) {
            Outage.tell(LOG, "A session could not be read", e);
            var before = remembered.getIfPresent(id);
            return before == null ? null : away(stored(cookie, before));
        }
    }

    private LedgerSession stored(String cookie, Map<String, String> texts) {
        return LedgerSession.stored(seals, cookie, texts, clock.instant(), longestRest);
    }

    private static LedgerSession away(LedgerSession session) {
        session.setAttribute(AWAY, AWAY);
        return session;
    }

    private Optional<Map<String, String>> texts(String content) {
        try {
            return Optional.ofNullable(json.readValue(content, TEXTS));
        } catch (JacksonException e) {
            LOG.error("会话内容并非由台账写入 / what a session holds was not written by the ledger");
            return Optional.empty();
        }
    }

    private boolean isOurs(SessionTable.Row row) {
        boolean ours = code(row.head()).equals(row.code());
        if (!ours) {
            LOG.error(
                    "会话并非由台账写入 / the ledger did not write this session: {}",
                    row.head().id());
        }
        return ours;
    }

    private String code(SessionTable.Head head) {
        return seals.code(EventCodec.write(
                List.of(head.id(), head.person(), head.address(), head.since().toString(), head.login())));
    }

    private String stamp(LoggedIn person) {
        return seals.code(EventCodec.write(List.of(person.person(), person.digest())));
    }

    /** Stores what has changed of a session in which a person is logged in. */
    @Override
    public void save(LedgerSession session) {
        if (!session.hasChanged() || session.text(AWAY) != null) {
            return;
        }
        var login = session.text(SessionLogins.LOGIN);
        var storedAs = session.storedAs();
        boolean moved = storedAs != null && !storedAs.equals(session.getId());
        if (storedAs != null && (moved || login == null)) {
            deleteById(storedAs);
        }
        if (login == null) {
            return;
        }
        var id = idOf(session.getId());
        var set = session.sealedChanges();
        if (storedAs == null || moved) {
            var head = head(id, session, logins.read(login));
            table.add(head, code(head), json.writeValueAsString(set));
        } else {
            table.change(id, json.writeValueAsString(set), session.removed());
        }
        remembered.put(id, session.isStoredWith(set));
    }

    private SessionTable.Head head(String id, LedgerSession session, LoggedIn person) {
        return new SessionTable.Head(
                id,
                person.getUsername(),
                Objects.requireNonNullElse(session.text(SessionLogins.ADDRESS), ""),
                person.since().truncatedTo(ChronoUnit.MICROS),
                stamp(person));
    }

    @Override
    public void deleteById(String cookie) {
        end(Set.of(idOf(cookie)));
    }

    /** The id under which the session of this cookie is stored. */
    public String idOf(String cookie) {
        return seals.idOf(cookie);
    }

    /** Ends these sessions. */
    public void end(Set<String> ids) {
        table.remove(ids);
        remembered.invalidateAll(ids);
        events.publishEvent(new SessionsEnded(ids));
    }

    /** Ends the sessions of everyone, while no requests are served. */
    public void endAll() {
        table.removeAll();
        remembered.invalidateAll();
    }

    /** Those of these that have not ended, on whatever node. */
    public Set<String> among(Collection<String> ids) {
        return table.among(ids);
    }

    /** The sessions in which this person is logged in as he or she is now, the latest first. */
    public List<StoredSession> of(LoggedIn person) {
        return table.of(person.getUsername(), stamp(person)).stream()
                .filter(this::isOurs)
                .map(row -> new StoredSession(
                        row.head().id(),
                        row.head().person(),
                        row.head().address(),
                        row.head().since(),
                        row.lastUsed()))
                .toList();
    }

    /** The people to whom sessions belong that the ledger did not write. */
    public List<String> foreign() {
        return table.all().stream()
                .filter(row -> !isOurs(row))
                .map(row -> row.head().person())
                .toList();
    }

    /** Those that have rested too long are of no use to anybody. */
    @Scheduled(
            initialDelayString = "${caseledger.login.remove-rested-every}",
            fixedDelayString = "${caseledger.login.remove-rested-every}")
    public void removeRested() {
        try {
            table.removeRested();
        } catch (DataAccessException e) {
            LOG.debug("Sessions are removed another time: {}", e.getMessage());
        }
    }

    /** The rows of sessions; by the clock of the database, one that has rested too long is none. */
    record SessionTable(JdbcClient jdbc, Duration longestRest) {
        /** A session without its texts; {@code login} stands for the person as he or she logged in. */
        record Head(String id, String person, String address, Instant since, String login) {}

        /** A row; {@code rested} is that its last use was noted a while ago. */
        record Row(Head head, String code, String content, Instant lastUsed, boolean rested) {}

        Optional<Row> find(String id) {
            return jdbc.sql("""
                            select id, person, address, since, login, code, content, seen_at,
                                   seen_at < now() - interval '1 minute' as rested
                            from office.session
                            where id = :id and seen_at > now() - make_interval(secs => :rest)
                            """)
                    .param("id", id)
                    .param("rest", longestRest.toSeconds())
                    .query((row, i) -> row(row))
                    .optional();
        }

        /** Those of a person who is still as this login says, the latest first. */
        List<Row> of(String person, String login) {
            return jdbc.sql("""
                            select id, person, address, since, login, code, content, seen_at,
                                   false as rested
                            from office.session
                            where person = :person and login = :login
                              and seen_at > now() - make_interval(secs => :rest)
                            order by since desc, id
                            """)
                    .param("person", person)
                    .param("login", login)
                    .param("rest", longestRest.toSeconds())
                    .query((row, i) -> row(row))
                    .list();
        }

        /** Those in use, of everybody. */
        List<Row> all() {
            return jdbc.sql("""
                            select id, person, address, since, login, code, content, seen_at,
                                   false as rested
                            from office.session
                            where seen_at > now() - make_interval(secs => :rest)
                            order by since, id
                            """)
                    .param("rest", longestRest.toSeconds())
                    .query((row, i) -> row(row))
                    .list();
        }

        Set<String> among(Collection<String> ids) {
            return Set.copyOf(jdbc.sql("""
                                    select id from office.session
                                    where id = any (:ids)
                                      and seen_at > now() - make_interval(secs => :rest)
                                    """)
                    .param("ids", array(ids))
                    .param("rest", longestRest.toSeconds())
                    .query(String.class)
                    .list());
        }

        void add(Head head, String code, String content) {
            jdbc.sql("""
                            insert into office.session
                                   (id, person, address, since, login, code, content)
                            values (:id, :person, :address, :since, :login, :code,
                                    cast(:content as jsonb))
                            """)
                    .param("id", head.id())
                    .param("person", head.person())
                    .param("address", head.address())
                    .param("since", head.since().atOffset(ZoneOffset.UTC))
                    .param("login", head.login())
                    .param("code", code)
                    .param("content", content)
                    .update();
        }

        // Of two requests at once, each changes what it has changed; none brings a session back.
        void change(String id, String set, Collection<String> removed) {
            jdbc.sql("""
                            update office.session
                               set content = (content || cast(:set as jsonb)) - :removed,
                                   seen_at = now()
                             where id = :id
                            """)
                    .param("id", id)
                    .param("set", set)
                    .param("removed", array(removed))
                    .update();
        }

        void noteUse(String id) {
            jdbc.sql("update office.session set seen_at = now() where id = :id")
                    .param("id", id)
                    .update();
        }

        void remove(Collection<String> ids) {
            jdbc.sql("delete from office.session where id = any (:ids)")
                    .param("ids", array(ids))
                    .update();
        }

        void removeAll() {
            jdbc.sql("delete from office.session").update();
        }

        void removeRested() {
            jdbc.sql("""
                            delete from office.session
                            where seen_at <= now() - make_interval(secs => :rest)
                            """).param("rest", longestRest.toSeconds()).update();
        }

        private static SqlArrayValue array(Collection<String> texts) {
            return new SqlArrayValue("text", texts.toArray());
        }

        private static Row row(ResultSet row) throws SQLException {
            return new Row(
                    new Head(
                            row.getString("id"),
                            row.getString("person"),
                            row.getString("address"),
                            row.getObject("since", OffsetDateTime.class).toInstant(),
                            row.getString("login")),
                    row.getString("code"),
                    row.getString("content"),
                    row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                    row.getBoolean("rested"));
        }
    }
}
