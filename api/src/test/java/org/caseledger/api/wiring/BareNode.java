package org.caseledger.api.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.caseledger.api.passing.OtherOffices;
import org.caseledger.api.security.Administrators;
import org.caseledger.api.security.KeyReplacement;
import org.caseledger.api.security.Logins;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.api.security.People;
import org.caseledger.api.security.RefusedAttempts;
import org.caseledger.api.security.UnitRegister;
import org.caseledger.api.security.Units;
import org.caseledger.command.CommandSide;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.OfficialSeals;
import org.caseledger.eventlog.EventLog;
import org.caseledger.proof.PublishedLog;
import org.caseledger.query.views.Views;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * A node of the ledger as it is wired, with its log, its way in for commands and its views, but without HTTP and
 * logins, so that it starts fast.
 */
public final class BareNode implements AutoCloseable {
    private final AnnotationConfigApplicationContext context;

    private BareNode(AnnotationConfigApplicationContext context) {
        this.context = context;
    }

    /** Starts one on a database; its master key is in {@code data}. */
    public static BareNode start(String url, String username, String password, Path data) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(username);
        pool.setPassword(password);
        pool.setConnectionTimeout(5000);
        var context = new AnnotationConfigApplicationContext();
        try {
            var properties = context.getEnvironment().getPropertySources();
            properties.addLast(new MapPropertySource("node", Map.of("caseledger.data", data.toString())));
            new YamlPropertySourceLoader()
                    .load("application", new ClassPathResource("application.yaml"))
                    .forEach(properties::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.registerBean(HikariDataSource.class, () -> pool);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(context.getBean(DataSource.class)));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(PasswordEncoder.class, () -> new BCryptPasswordEncoder(4));
        // What the starter puts together elsewhere, without its event processors.
        context.registerBean(
                CommandSide.class,
                () -> CommandSide.over(
                        context.getBean(EventLog.class),
                        context.getBean(OfficialSeals.class),
                        context.getBean(Office.class)));
        context.registerBean(
                CommandGateway.class,
                () -> context.getBean(CommandSide.class).configuration().commandGateway());
        context.registerBean(
                PublishedLog.class,
                () -> new PublishedLog(context.getBean(DataSource.class), context.getBean(EventLog.class)));
        context.registerBean(AdmissionConfiguration.Admitted.class, AdmissionConfiguration.Admitted::new);
        context.register(
                CommitMeters.class,
                Administrators.class,
                KeyReplacement.class,
                RefusedAttempts.class,
                Units.class,
                Logins.class,
                People.class,
                OtherOffices.class,
                LedgerConfiguration.class,
                PrimaryConfiguration.class,
                QueryConfiguration.class,
                OversightConfiguration.class);
        context.refresh();
        return new BareNode(context);
    }

    public CommandGate gate() {
        return context.getBean(CommandGate.class);
    }

    public EventLog log() {
        return context.getBean(EventLog.class);
    }

    public Views views() {
        return context.getBean(Views.class);
    }

    public DataSource database() {
        return context.getBean(DataSource.class);
    }

    public UnitRegister units() {
        return new UnitRegister(context.getBean(Units.class), new OfficeLog(log()));
    }

    @Override
    public void close() {
        context.close();
    }
}
