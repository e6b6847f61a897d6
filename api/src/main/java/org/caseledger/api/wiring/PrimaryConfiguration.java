package org.caseledger.api.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import org.caseledger.eventlog.GuardedDataSource;
import org.caseledger.eventlog.PrimaryGuard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** That the pool works on the primary, and on none that was replaced. */
@Configuration
class PrimaryConfiguration {
    @Bean
    PrimaryGuard primaryGuard() {
        return new PrimaryGuard();
    }

    /** The guard opens the connections of the pool; whatever else is set for it holds. */
    @Bean
    static BeanPostProcessor guardedPool(ObjectProvider<PrimaryGuard> guard) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    guardPool(pool, guard.getObject());
                }
                return bean;
            }
        };
    }

    private static void guardPool(HikariDataSource pool, PrimaryGuard guard) {
        var properties = new Properties();
        pool.getDataSourceProperties().forEach((name, value) -> properties.put(name, String.valueOf(value)));
        if (pool.getUsername() != null) {
            properties.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            properties.setProperty("password", pool.getPassword());
        }
        pool.setDataSource(GuardedDataSource.of(pool.getJdbcUrl(), properties, guard));
        guard.onPromotion(() -> pool.getHikariPoolMXBean().softEvictConnections());
    }
}
