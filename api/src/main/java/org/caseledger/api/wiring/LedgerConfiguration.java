package org.caseledger.api.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.passing.OtherOffices;
import org.caseledger.api.postgres.OwnedTables;
import org.caseledger.api.replica.Replica;
import org.caseledger.api.security.KeyReplacement;
import org.caseledger.api.security.Logins;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Units;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.HistoryAdopter;
import org.caseledger.command.complaint.receiving.CaseNumbers;
import org.caseledger.command.duty.RosterBook;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.OfficialSeals;
import org.caseledger.command.gate.RefusalRecorder;
import org.caseledger.eventlog.ClockSkew;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.eventlog.Outage;
import org.caseledger.eventlog.PrimaryGuard;
import org.caseledger.eventlog.StreamCounts;
import org.caseledger.files.DiskSpace;
import org.caseledger.procedure.AmendedProcedures;
import org.caseledger.procedure.AmendedRetention;
import org.caseledger.procedure.AnnouncedCalendar;
import org.caseledger.procedure.ApprovedParameters;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.RetentionSchedule;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.views.ViewSchema;
import org.caseledger.text.LabelledException;
import org.caseledger.vault.ArrivingFiles;
import org.caseledger.vault.DestructionList;
import org.caseledger.vault.MasterKey;
import org.caseledger.vault.MasterKeyReplacement;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.SealSuite;
import org.caseledger.vault.SealedFiles;
import org.caseledger.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.util.unit.DataSize;

/** The ledger: its schema, log, vault, office and the way in for commands. */
@Configuration
@EnableScheduling
@Import({
    OfficialTexts.class,
    SealedFiles.class,
    ArrivingFiles.class,
    ApprovedParameters.class,
    RefusalRecorder.class,
    CommandGate.class
})
class LedgerConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerConfiguration.class);

    private volatile boolean stopping;

    /** Marks that the tables exist, for which their readers wait at the start. */
    record Migrated() {}

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Failures of scheduled tasks, such as that the database went away: each runs again at its next time. */
    @Bean
    ThreadPoolTaskSchedulerCustomizer failuresOfTasks() {
        return tasks -> tasks.setErrorHandler(this::tellFailure);
    }

    /** The same from JDK 21 on. */
    @Bean
    SimpleAsyncTaskSchedulerCustomizer failuresOfVirtualTasks() {
        return tasks -> tasks.setErrorHandler(this::tellFailure);
    }

    private void tellFailure(Throwable failure) {
        if (stopping) {
            LOG.debug("A task was broken off, it goes on at the next start", failure);
        } else {
            Outage.tell(LOG, "A task was broken off, it is tried again", failure);
        }
    }

    /** From here on tasks fail because what they work with is stopped. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }

    @Bean
    DataDirectory dataDirectory(@Value("${caseledger.data}") Path root) {
        return DataDirectory.open(root);
    }

    @Bean
    DiskSpace diskSpace(
            DataDirectory data,
            @Value("${caseledger.disk.low-below}") DataSize low,
            @Value("${caseledger.disk.full-below}") DataSize full) {
        return new DiskSpace(data.root(), low.toBytes(), full.toBytes());
    }

    /** As the owner of the tables where an office has one role only; the views are always ours. */
    @Bean
    Migrated migrated(DataSource dataSource, @Value("${caseledger.database.require-app-role}") boolean requireAppRole) {
        if (OwnedTables.belongTo(dataSource)) {
            LabelledException owner = OwnedTables.usedAsOwner();
            if (requireAppRole) {
                throw owner;
            }
            LOG.warn(owner.getMessage());
            OwnedTables.migrate(dataSource);
        } else {
            OwnedTables.requireMigrated(dataSource);
        }
        ViewSchema.migrate(dataSource);
        return new Migrated();
    }

    /** Of the machine: {@link #clock} may be another one in a demonstration. */
    @Bean
    ClockSkew clockSkew() {
        return new ClockSkew(Clock.systemUTC());
    }

    @Bean
    LogSignal logSignal(DataSource dataSource, ClockSkew clocks, Migrated migrated) {
        return new LogSignal(dataSource, clocks);
    }

    @Bean
    EventLog eventLog(
            DataSource dataSource,
            EventKey key,
            Clock clock,
            ClockSkew skew,
            LogSignal signal,
            CommitMeters meters,
            @Value("${caseledger.log.answer-within}") Duration answerWithin,
            PrimaryGuard guard,
            AdmissionConfiguration.Admitted admitted) {
        return new EventLog(
                dataSource,
                key,
                clock,
                skew,
                committed -> {
                    signal.announce();
                    meters.count(committed);
                },
                answerWithin,
                guard);
    }

    @Bean
    Vault vault(
            DataSource dataSource,
            DataDirectory data,
            KeyReplacement replacement,
            @Value("${caseledger.key.replaced-by}") String by,
            @Value("${caseledger.key.replaced-because}") String because,
            @Value("${caseledger.sealing}") String sealing,
            Migrated migrated) {
        SealSuite suite = SealSuite.named(sealing);
        Path file = data.masterKey();
        MasterKeyReplacement.settle(file, dataSource);
        var vault = new Vault(dataSource, masterKey(file, Vault.wasSealed(dataSource)), suite);
        countStreams(dataSource, vault.events());
        if (by.isBlank()) {
            return vault;
        }
        replacement.replace(vault, file, by, because);
        return new Vault(dataSource, MasterKey.open(file), suite);
    }

    // A log that cannot be counted can be verified: its streams stay refused until it is restored.
    private static void countStreams(DataSource dataSource, EventKey key) {
        try {
            new StreamCounts(dataSource, key).complete();
        } catch (ForeignEvent e) {
            LOG.error("事件流未能计数 / the streams could not be counted: {}", e.getMessage());
        }
    }

    @Bean
    OfficialSeals officialSeals(OfficialTexts texts) {
        return new OfficialSeals(texts);
    }

    @Bean
    ShownTexts shownTexts(DataSource dataSource, ObjectProvider<Replica> replica, EventLog log, OfficialTexts texts) {
        Replica second = replica.getIfAvailable();
        return ShownTexts.of(dataSource, second == null ? () -> dataSource : second::source, log, texts);
    }

    @Bean
    EventKey eventKey(Vault vault) {
        return vault.events();
    }

    /** The key is made on the first start only: a lost one is not replaced by one that opens nothing. */
    private static Optional<MasterKey> masterKey(Path file, boolean sealedBefore) {
        Optional<MasterKey> key = sealedBefore ? MasterKey.open(file) : Optional.of(MasterKey.openOrCreate(file));
        if (key.isEmpty()) {
            LOG.warn(
                    "没有主密钥文件 {}：可以查看，不能登记、办理或打开密封内容。"
                            + " There is no master key file {}: the ledger can be read, nothing can be"
                            + " recorded or opened.",
                    file,
                    file);
        }
        return key;
    }

    @Bean
    DestroyedCases destroyedCases(DataDirectory data) {
        return new DestroyedCases(new DestructionList(data.destroyedCases()));
    }

    @Bean
    AnnouncedCalendar workCalendar(DataDirectory data, EventLog log) throws IOException {
        var calendar = WorkCalendar.builtIn();
        try (var files = Files.list(data.calendars())) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                calendar = calendar.with(file);
            }
        }
        return new AnnouncedCalendar(calendar, log);
    }

    @Bean
    AmendedProcedures procedures(DataDirectory data, ApprovedParameters approved) {
        return new AmendedProcedures(Procedures.builtIn().with(data.procedures()), approved);
    }

    @Bean
    AmendedRetention retentionPeriods(DataDirectory data, ApprovedParameters approved) {
        return new AmendedRetention(RetentionSchedule.of(data.retention()), approved);
    }

    @Bean
    Office office(
            Clock clock,
            Procedures procedures,
            @Value("${caseledger.procedure}") String procedure,
            @Value("${caseledger.law}") String law,
            WorkCalendar calendar,
            Vault vault,
            SealedFiles files,
            ArrivingFiles arriving,
            Units units,
            Logins logins,
            People people,
            DataSource dataSource,
            AmendedRetention retention,
            EventLog log,
            OtherOffices others) {
        chosen(procedures, procedure, law); // reports unknown procedures at the start
        return new DatabaseOffice(
                clock,
                procedures,
                () -> chosen(procedures, procedures.latest(procedure), law),
                calendar,
                vault,
                files,
                arriving,
                units,
                logins,
                people,
                new CaseNumbers(dataSource),
                retention,
                log,
                new BoardQueries(dataSource),
                others::known);
    }

    private static Procedure chosen(Procedures procedures, String id, String law) {
        return procedures.choose(id, law);
    }

    @Bean
    HistoryAdopter historyAdopter(
            EventLog log, OfficialSeals seals, Office office, DataSource dataSource, RefusalRecorder refusals) {
        return new HistoryAdopter(log, seals, office, new CaseNumbers(dataSource), refusals);
    }

    @Bean
    RosterBook rosterBook(EventLog log, Logins logins) {
        return new RosterBook(log, logins::has);
    }

    @Bean
    AvailableCommands offers(EventLog log, OfficialSeals seals, Office office) {
        return new AvailableCommands(seals.opened(log), office);
    }
}
