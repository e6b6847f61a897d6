package org.caseledger.bench.stock;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import org.axonframework.common.jpa.SimpleEntityManagerProvider;
import org.axonframework.eventsourcing.eventstore.jpa.DomainEventEntry;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.eventsourcing.eventstore.jpa.SnapshotEventEntry;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.caseledger.bench.server.Database;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.Configuration;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/**
 * The framework's JPA engine over Hibernate, which creates the tables: with defaults the payloads are large objects of
 * PostgreSQL, with another dialect they are {@code bytea}.
 */
public final class StockJpa {
    private static final int BATCH = 1_000;

    private StockJpa() {}

    /** Without any settings; on empty tables. */
    public static StockStore defaults(Database database, int connections) {
        var dataSource = renewed(database, "stock_jpa", connections);
        var factory = factory(dataSource, new Configuration());
        return store(
                "Axon JPA (defaults)",
                "stock_jpa",
                "convert_from(lo_get(%s), 'UTF8')",
                dataSource,
                factory,
                engine(factory).build());
    }

    /** With {@code bytea}, and one query to load a case; on empty tables. */
    public static StockStore bytea(Database database, int connections) {
        var dataSource = renewed(database, "stock_jpa_bytea", connections);
        var factory =
                factory(dataSource, new Configuration().setProperty("hibernate.dialect", ByteaDialect.class.getName()));
        return store(
                "Axon JPA (bytea)",
                "stock_jpa_bytea",
                "convert_from(%s, 'UTF8')",
                dataSource,
                factory,
                engine(factory)
                        .batchSize(BATCH)
                        .finalAggregateBatchPredicate(batch -> batch.size() < BATCH)
                        .build());
    }

    private static HikariDataSource renewed(Database database, String schema, int connections) {
        database.renew(schema);
        return database.pool(connections, schema);
    }

    private static EntityManagerFactory factory(HikariDataSource dataSource, Configuration configuration) {
        configuration.getProperties().put("hibernate.connection.datasource", dataSource);
        return configuration
                .addAnnotatedClass(DomainEventEntry.class)
                .addAnnotatedClass(SnapshotEventEntry.class)
                // The names that Spring Boot assigns.
                .setPhysicalNamingStrategy(new PhysicalNamingStrategySnakeCaseImpl())
                .setProperty("hibernate.hbm2ddl.auto", "create-only")
                .buildSessionFactory();
    }

    private static JpaEventStorageEngine.Builder engine(EntityManagerFactory factory) {
        var serializer = new CodecSerializer();
        return JpaEventStorageEngine.builder()
                .entityManagerProvider(
                        new SimpleEntityManagerProvider(SharedEntityManagerCreator.createSharedEntityManager(factory)))
                .transactionManager(new SpringTransactionManager(new JpaTransactionManager(factory)))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(new SQLStateResolver("23505"));
    }

    private static StockStore store(
            String name,
            String schema,
            String json,
            HikariDataSource dataSource,
            EntityManagerFactory factory,
            JpaEventStorageEngine engine) {
        return new StockStore(
                name,
                schema,
                schema + ".domain_event_entry",
                new StockStore.Columns("aggregate_identifier", "sequence_number", "meta_data"),
                json,
                dataSource,
                new SpringTransactionManager(new JpaTransactionManager(factory)),
                engine,
                factory::close);
    }
}
