package org.caseledger.api.offices;

import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Ensures that no other node serves the office: a lock in its database is held while it is served, and a node that has
 * lost the lock gets no connection there. This also protects two nodes whose registries contradict each other.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class ServingLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServingLock.class);

    private final ExternalDatabase database;
    private final String node;
    private final int run = new SecureRandom().nextInt(1, Integer.MAX_VALUE);
    private @Nullable LockSession session;
    private boolean closed;
    private volatile @Nullable Text lost;

    /** A {@link LabelledException} names the node that has it. */
    static ServingLock take(ExternalDatabase database, String node) {
        var lock = new ServingLock(database, node);
        try {
            lock.session = LockSession.open(database, node, lock.run);
            return lock;
        } catch (LockSession.Taken e) {
            throw new LabelledException(servedBy(e), e);
        } catch (SQLException e) {
            throw new LabelledException(
                    Text.format("机构的数据库未能锁定：%s", "the database of the office cannot be held: %s", e.getMessage()), e);
        }
    }

    private static Text servedBy(LockSession.Taken by) {
        return Text.format(
                "该机构正由节点 %s 提供服务，同一机构不能由两个节点同时提供服务",
                "the office is served by the node %s; two nodes do not serve one office at once",
                String.valueOf(by.getMessage()));
    }

    /** Has the pool of the office's application open its connections under it. */
    BeanPostProcessor ofPool() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    var own = pool.getConnectionInitSql();
                    pool.setConnectionInitSql(own == null ? ofWork() : ofWork() + ";" + own);
                }
                return bean;
            }
        };
    }

    /** What a connection begins with that works for it. */
    String ofWork() {
        return LockSession.ofWork(run);
    }

    /** Who has it now, once this node has lost it. */
    Optional<Text> lost() {
        return Optional.ofNullable(lost);
    }

    /** Takes it again where its session was cut, unless another node was faster. */
    synchronized void check() {
        try {
            if (closed || lost != null || (session != null && session.isAlive())) {
                return;
            }
            end();
            session = LockSession.open(database, node, run);
        } catch (LockSession.Taken e) {
            lost = servedBy(e);
        } catch (SQLException e) {
            LOG.debug("The office cannot be held now; that is tried again", e);
        }
    }

    private void end() throws SQLException {
        var ended = session;
        session = null;
        if (ended != null) {
            ended.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            end();
        } catch (SQLException e) {
            LOG.debug("The session that held the office was not closed", e);
        }
    }
}
